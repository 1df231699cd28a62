#include "vault/vault.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "vault/digest.h"
#include "vault/password.h"
#include "vault/system_random.h"

namespace anxin::vault {
namespace {

class KeyFile : public testing::Test {
 protected:
  KeyFile() {
    std::string pattern = testing::TempDir() + "anxin_key_XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  ~KeyFile() override { std::filesystem::remove_all(folder_); }
  std::string path() const { return folder_ + "/master.key"; }
  void write(const std::string& text, mode_t mode) const {
    std::ofstream(path()) << text;
    chmod(path().c_str(), mode);
  }

 private:
  std::string folder_;
};

const Context name_of_seven{CountyId(3), "person.name", 7};

TEST_F(KeyFile, is_made_once_and_readable_by_its_owner_only) {
  Vault::create_key_file(path());
  struct stat facts {};
  ASSERT_EQ(stat(path().c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0400U);
  const Bytes before = Vault::from_file(path()).fingerprint();
  EXPECT_THROW(Vault::create_key_file(path()), BadKey);
  EXPECT_EQ(Vault::from_file(path()).fingerprint(), before);
}

TEST_F(KeyFile, is_refused_when_missing_readable_by_others_or_not_a_key) {
  EXPECT_THROW(Vault::from_file(path()), BadKey);
  write(std::string(64, 'a') + "\n", 0640);
  EXPECT_THROW(Vault::from_file(path()), BadKey);
  chmod(path().c_str(), 0600);
  EXPECT_NO_THROW(Vault::from_file(path()));
  for (const char* text : {"", "abc", "zz", "0x00000000000000000000000000000000000000000000000000000000000000"}) {
    write(text, 0600);
    EXPECT_THROW(Vault::from_file(path()), BadKey) << text;
  }
}

TEST(Vault, opens_what_it_sealed_and_shows_nothing_of_it) {
  const Vault vault = Vault::for_tests("one");
  const DataKey key = vault.make_key();
  const std::string plain("Li Min\0tail", 11);
  const Bytes sealed = vault.seal(key, plain, name_of_seven);
  EXPECT_EQ(vault.open(key, sealed, name_of_seven), plain);
  EXPECT_EQ(std::string(sealed.begin(), sealed.end()).find("Li Min"), std::string::npos);
  EXPECT_NE(sealed, vault.seal(key, plain, name_of_seven));
  EXPECT_EQ(vault.open(key, vault.seal(key, "", name_of_seven), name_of_seven), "");
}

TEST(Vault, refuses_a_value_in_another_row_column_or_county) {
  const Vault vault = Vault::for_tests("one");
  const DataKey key = vault.make_key();
  const Bytes sealed = vault.seal(key, "x", name_of_seven);
  EXPECT_THROW(vault.open(key, sealed, {CountyId(3), "person.name", 8}), Damaged);
  EXPECT_THROW(vault.open(key, sealed, {CountyId(3), "person.phone", 7}), Damaged);
  EXPECT_THROW(vault.open(key, sealed, {CountyId(4), "person.name", 7}), Damaged);
}

TEST(Vault, notices_every_changed_bit_and_every_cut) {
  const Vault vault = Vault::for_tests("one");
  const DataKey key = vault.make_key();
  const Bytes sealed = vault.seal(key, "Li Min", name_of_seven);
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Bytes changed = sealed;
    changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
    EXPECT_THROW(vault.open(key, changed, name_of_seven), Damaged) << bit;
  }
  for (std::size_t length = 0; length < sealed.size(); ++length) {
    EXPECT_THROW(
        vault.open(key, Bytes(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(length)), name_of_seven),
        Damaged);
  }
}

TEST(Vault, unwraps_a_key_only_with_the_same_master_key_and_place) {
  const Vault vault = Vault::for_tests("one");
  const DataKey key = vault.make_key();
  const Bytes wrapped = vault.wrap(key, name_of_seven);
  const Bytes sealed = vault.seal(key, "Li Min", name_of_seven);
  EXPECT_EQ(vault.open(vault.unwrap(wrapped, name_of_seven), sealed, name_of_seven), "Li Min");
  EXPECT_THROW(Vault::for_tests("two").unwrap(wrapped, name_of_seven), Damaged);
  EXPECT_THROW(vault.unwrap(wrapped, {CountyId(3), "person.name", 8}), Damaged);
  EXPECT_THROW(vault.unwrap(sealed, name_of_seven), Damaged);
}

TEST(Vault, finds_equal_texts_within_a_county_and_purpose_only) {
  const Vault vault = Vault::for_tests("one");
  const Bytes hash = vault.lookup_hash(CountyId(3), "phone", "13800138000");
  EXPECT_EQ(hash.size(), 17U);
  EXPECT_EQ(hash, vault.lookup_hash(CountyId(3), "phone", "13800138000"));
  EXPECT_NE(hash, vault.lookup_hash(CountyId(4), "phone", "13800138000"));
  EXPECT_NE(hash, vault.lookup_hash(CountyId(3), "id_number", "13800138000"));
  EXPECT_NE(hash, Vault::for_tests("two").lookup_hash(CountyId(3), "phone", "13800138000"));
}

TEST(Vault, word_tokens_have_twenty_bits_and_rarely_meet) {
  const Vault vault = Vault::for_tests("one");
  std::vector<std::string> words;
  for (int number = 0; number < 1000; ++number) words.push_back(std::to_string(number));
  std::vector<std::int32_t> tokens = vault.word_tokens(CountyId(3), "need", words);
  EXPECT_EQ(tokens[17], vault.word_token(CountyId(3), "need", "17"));
  std::ranges::sort(tokens);
  EXPECT_GE(tokens.front(), 0);
  EXPECT_LT(tokens.back(), 1 << 20);
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  EXPECT_GT(tokens.size(), 990U);
}

TEST(Digest, is_sha256) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 pieces;
  pieces.add("a");
  pieces.add("bc");
  EXPECT_EQ(pieces.finish(), sha256("abc"));
  EXPECT_EQ(from_hex("00ff"), (Bytes{0, 255}));
  EXPECT_TRUE(from_hex("0g").empty());
  EXPECT_TRUE(from_hex("abc").empty());
}

TEST(Password, is_verified_and_marked_when_its_strength_is_old) {
  const std::string hash = hash_password("a long pass phrase", test_strength);
  EXPECT_TRUE(verify_password(hash, "a long pass phrase"));
  EXPECT_FALSE(verify_password(hash, "a long pass phrasf"));
  EXPECT_FALSE(verify_password("", "a long pass phrase"));
  EXPECT_FALSE(needs_rehash(hash, test_strength));
  EXPECT_TRUE(needs_rehash(hash, own_data_strength));
}

TEST(SystemRandom, differs) {
  Random random = system_random();
  Bytes first(16);
  Bytes second(16);
  random.fill(first);
  random.fill(second);
  EXPECT_NE(first, second);
}

}  // namespace
}  // namespace anxin::vault
