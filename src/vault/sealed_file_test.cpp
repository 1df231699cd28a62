#include "vault/sealed_file.h"

#include <gtest/gtest.h>
#include <cstdlib>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace anxin::vault {
namespace {

class SealedFile : public testing::Test {
 protected:
  SealedFile() {
    std::string pattern = testing::TempDir() + "anxin_file_XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  ~SealedFile() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  static std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void set_content(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
  }
  void seal(const std::string& plain) {
    std::filesystem::remove(path("sealed"));
    set_content(path("plain"), plain);
    seal_file(vault_, "test", path("plain"), path("sealed"));
  }
  std::string opened() {
    std::string text;
    open_file(vault_, "test", path("sealed"),
              [&](std::span<const std::uint8_t> piece) { text.append(piece.begin(), piece.end()); });
    return text;
  }

  Vault vault_ = Vault::for_tests("one");

 private:
  std::string folder_;
};

TEST_F(SealedFile, opens_to_what_went_in_whatever_its_size) {
  constexpr std::size_t piece = std::size_t{1} << 20;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, piece - 1, piece, piece + 1, 3 * piece}) {
    std::string plain(size, 'x');
    for (std::size_t at = 0; at < size; at += 997) plain[at] = static_cast<char>(at);
    seal(plain);
    EXPECT_TRUE(opened() == plain) << size;
  }
}

TEST_F(SealedFile, shows_nothing_and_does_not_overwrite) {
  seal("the phone is 13800138000");
  EXPECT_EQ(content(path("sealed")).find("13800138000"), std::string::npos);
  EXPECT_THROW(seal_file(vault_, "test", path("plain"), path("sealed")), std::system_error);
}

TEST_F(SealedFile, notices_a_change_at_any_place_a_cut_and_an_addition) {
  seal(std::string(300, 'x'));
  const std::string good = content(path("sealed"));
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    set_content(path("sealed"), bad);
    EXPECT_THROW(opened(), Damaged) << at;
    set_content(path("sealed"), good.substr(0, at));
    EXPECT_THROW(opened(), Damaged) << at;
  }
  set_content(path("sealed"), good + "x");
  EXPECT_THROW(opened(), Damaged);
}

TEST_F(SealedFile, notices_swapped_pieces_and_another_purpose) {
  constexpr std::size_t piece = (std::size_t{1} << 20) + 17;
  seal(std::string(std::size_t{3} << 20, 'x'));
  const std::string good = content(path("sealed"));
  const std::size_t head = 8 + 75 + 24;
  set_content(path("sealed"), good.substr(0, head) + good.substr(head + piece, piece) + good.substr(head, piece) +
                                  good.substr(head + 2 * piece));
  EXPECT_THROW(opened(), Damaged);
  set_content(path("sealed"), good);
  EXPECT_THROW(open_file(vault_, "other", path("sealed"), path("out")), Damaged);
  EXPECT_THROW(open_file(Vault::for_tests("two"), "test", path("sealed"), path("out2")), Damaged);
}

}  // namespace
}  // namespace anxin::vault
