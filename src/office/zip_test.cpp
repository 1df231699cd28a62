#include "office/zip.h"

#include <gtest/gtest.h>

#include "office/zip_samples.h"

namespace anxin::office {
namespace {

std::string opened_as(const std::string& bytes, const Limits& limits = {}) {
  const Result<ZipArchive> archive = ZipArchive::open(bytes, limits);
  return archive.ok() ? "ok" : archive.error().key;
}

TEST(Zip, reads_stored_and_packed_parts) {
  const std::string bytes = ZipSample().add("a.txt", "hello").add_packed("b/c.txt", std::string(500, 'x')).bytes();
  ZipArchive archive = ZipArchive::open(bytes, {}).value();
  EXPECT_EQ(archive.part("a.txt").value(), "hello");
  EXPECT_EQ(archive.part("b/c.txt").value(), std::string(500, 'x'));
  EXPECT_EQ(archive.part("nothing").error().code, ErrorCode::not_found);
}

TEST(Zip, refuses_what_is_no_archive) {
  EXPECT_EQ(opened_as(""), "sheet.not_a_zip");
  EXPECT_EQ(opened_as("PK\x03\x04 and no directory at all, only text"), "sheet.not_a_zip");
}

TEST(Zip, refuses_more_than_the_limits_before_unpacking) {
  Limits limits;
  limits.entries_max = 1;
  const std::string two = ZipSample().add("a", "1").add("b", "2").bytes();
  EXPECT_EQ(opened_as(two, limits), "sheet.too_many_entries");
  limits = {};
  limits.packed_max = 10;
  EXPECT_EQ(opened_as(two, limits), "sheet.too_large");
  limits = {};
  limits.unpacked_max = 1000;
  const std::string large = ZipSample().add_packed("a", std::string(2000, 'x')).bytes();
  EXPECT_EQ(opened_as(large, limits), "sheet.too_large_unpacked");
}

TEST(Zip, refuses_a_bomb_by_its_ratio) {
  const std::string bomb = ZipSample().add_packed("a", std::string(std::size_t{1} << 20U, '\0')).bytes();
  EXPECT_EQ(opened_as(bomb), "sheet.too_large_unpacked");
}

TEST(Zip, refuses_an_entry_that_unpacks_to_more_than_it_says) {
  ZipSample sample;
  sample.add_packed("a", std::string(5000, 'x'));
  sample.entries.back().unpacked = 100;
  const std::string bytes = sample.bytes();
  ZipArchive archive = ZipArchive::open(bytes, {}).value();
  EXPECT_EQ(archive.part("a").error().key, "sheet.broken");
}

TEST(Zip, refuses_a_local_header_that_says_something_else) {
  ZipSample name;
  name.add("a", "1").entries.back().local_name = "b";
  EXPECT_EQ(opened_as(name.bytes()), "sheet.broken");
  ZipSample size;
  size.add("a", "1").entries.back().local_unpacked_more = 7;
  EXPECT_EQ(opened_as(size.bytes()), "sheet.broken");
}

TEST(Zip, refuses_overlapping_and_doubled_entries) {
  ZipSample overlapping;
  overlapping.add("a", "1").add("a2", "1");
  overlapping.entries.back().same_place_as_first = true;
  overlapping.entries.back().local_name = "a";
  EXPECT_EQ(opened_as(overlapping.bytes()), "sheet.broken");
  EXPECT_EQ(opened_as(ZipSample().add("a", "1").add("a", "2").bytes()), "sheet.broken");
}

TEST(Zip, refuses_names_that_leave_the_archive_and_links) {
  EXPECT_EQ(opened_as(ZipSample().add("../a", "1").bytes()), "sheet.broken");
  EXPECT_EQ(opened_as(ZipSample().add("/a", "1").bytes()), "sheet.broken");
  ZipSample link;
  link.add("a", "1").entries.back().attributes = 0xA1FF0000;
  EXPECT_EQ(opened_as(link.bytes()), "sheet.broken");
}

TEST(Zip, refuses_encrypted_entries_and_wrong_sums) {
  ZipSample encrypted;
  encrypted.add("a", "1").entries.back().flags = 1;
  EXPECT_EQ(opened_as(encrypted.bytes()), "sheet.encrypted");
  ZipSample sum;
  sum.add("a", "1").entries.back().checksum ^= 1;
  const std::string bytes = sum.bytes();
  ZipArchive archive = ZipArchive::open(bytes, {}).value();
  EXPECT_EQ(archive.part("a").error().key, "sheet.broken");
}

}  // namespace
}  // namespace anxin::office
