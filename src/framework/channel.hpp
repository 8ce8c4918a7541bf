// What one thread makes and another takes, a few at a time.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace rubric {

template <class Item>
class Channel {
public:
    explicit Channel(std::size_t most) : most_(most) {}

    /// Waits for room. False where nobody takes any more.
    bool give(Item item) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return items_.size() < most_ || shut_; });
        if (shut_) return false;
        items_.push_back(std::move(item));
        changed_.notify_all();
        return true;
    }
    /// No more comes; with what was thrown, if something was.
    void end(std::exception_ptr thrown = {}) {
        std::lock_guard const lock(mutex_);
        ended_ = true, thrown_ = thrown;
        changed_.notify_all();
    }
    /// Waits for the next; nothing at the end. Throws what the giver threw.
    std::optional<Item> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !items_.empty() || ended_; });
        if (items_.empty()) {
            if (thrown_) std::rethrow_exception(std::exchange(thrown_, {}));
            return std::nullopt;
        }
        Item item = std::move(items_.front());
        items_.pop_front();
        changed_.notify_all();
        return item;
    }
    /// The next, if there is one now.
    std::optional<Item> take_if_there() {
        std::unique_lock lock(mutex_);
        if (items_.empty()) return std::nullopt;
        std::optional<Item> item(std::move(items_.front()));
        items_.pop_front();
        changed_.notify_all();
        return item;
    }
    /// Nothing more is taken: who gives need not wait.
    void shut() {
        std::lock_guard const lock(mutex_);
        shut_ = true;
        changed_.notify_all();
    }

private:
    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Item> items_;
    std::exception_ptr thrown_;
    bool ended_ = false, shut_ = false;
};

}  // namespace rubric
