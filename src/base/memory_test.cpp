#include "base/memory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace anxin {
namespace {

TEST(Memory, gives_a_value_back_under_its_own_name_alone) {
  Memory<int> memory(16'384);
  EXPECT_FALSE(memory.find("a"));
  memory.keep("a", 1);
  memory.keep("b", 2);
  EXPECT_EQ(memory.find("a"), 1);
  EXPECT_EQ(memory.find("b"), 2);
  EXPECT_FALSE(memory.find("c"));
}

TEST(Memory, forgets_what_was_not_asked_for_and_keeps_what_was) {
  Memory<int> memory(16'384);
  memory.keep("always", 1);
  memory.keep("once", 2);
  for (int number = 0; number < 40'000; ++number) {
    memory.keep(fmt::format("other {}", number), 3);
    ASSERT_TRUE(memory.find("always")) << number;
  }
  EXPECT_FALSE(memory.find("once"));
}

TEST(Memory, serves_many_threads) {
  Memory<int> memory(16'384);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int number = 0; number < 5'000; ++number) {
        const int kept = number % 251;
        memory.keep(fmt::format("key {}", kept), kept);
        const auto found = memory.find(fmt::format("key {}", kept));
        if (found && *found != kept) ADD_FAILURE() << number;
      }
    });
  }
}

}  // namespace
}  // namespace anxin
