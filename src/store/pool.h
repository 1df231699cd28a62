// Pool: connections that threads take and give back. Grows to its limit; then takers wait, for a limited time. A thread
// that holds one and asks for another is refused at once: with enough such threads all would wait for ever.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "store/failure.h"

namespace anxin::store {

template <class Item>
class Pool {
 public:
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Item> item) : pool_(&pool), item_(std::move(item)) {}
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (item_) pool_->give_back(std::move(item_));
    }
    Item& operator*() const { return *item_; }
    Item* operator->() const { return item_.get(); }

   private:
    Pool* pool_;
    std::unique_ptr<Item> item_;
  };

  // `sound(item)`: whether one that comes back may be used again.
  Pool(std::size_t limit, std::function<std::unique_ptr<Item>()> make, std::function<bool(const Item&)> sound)
      : limit_(limit), make_(std::move(make)), sound_(std::move(sound)) {}

  // Throws std::logic_error when this thread holds one.
  void check_none_held() {
    const std::lock_guard lock(mutex_);
    refuse_second();
  }

  Lease take(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    refuse_second();
    const auto available = [this] { return !free_.empty() || holders_.size() < limit_; };
    if (!available() && !freed_.wait_for(lock, patience, available)) {
      throw Unavailable("all database connections are in use");
    }
    holders_.push_back(std::this_thread::get_id());
    if (!free_.empty()) {
      std::unique_ptr<Item> item = std::move(free_.back());
      free_.pop_back();
      return Lease(*this, std::move(item));
    }
    lock.unlock();
    return Lease(*this, made());
  }

 private:
  void refuse_second() const {
    if (std::ranges::find(holders_, std::this_thread::get_id()) != holders_.end()) {
      throw std::logic_error("a transaction inside another one of the same thread");
    }
  }

  std::unique_ptr<Item> made() {
    struct Undo {
      Pool* pool;
      ~Undo() {
        if (pool != nullptr) pool->forget_holder();
      }
    } undo{this};
    std::unique_ptr<Item> item = make_();
    undo.pool = nullptr;
    return item;
  }

  void give_back(std::unique_ptr<Item> item) {
    const bool again = sound_(*item);
    {
      const std::lock_guard lock(mutex_);
      if (again) free_.push_back(std::move(item));
    }
    forget_holder();
  }

  void forget_holder() {
    {
      const std::lock_guard lock(mutex_);
      std::erase(holders_, std::this_thread::get_id());
    }
    freed_.notify_one();
  }

  std::size_t limit_;
  std::function<std::unique_ptr<Item>()> make_;
  std::function<bool(const Item&)> sound_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Item>> free_;
  std::vector<std::thread::id> holders_;
};

}  // namespace anxin::store
