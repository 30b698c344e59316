#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>

#include "base/instant.h"

namespace files {

/// Bounds the memory of pictures that are decoded at the same time. Safe from every thread.
class Darkroom {
  public:
    /// `pixels` in all; whoever finds no room waits for `patience`.
    Darkroom(std::int64_t pixels, base::Duration patience) : free_(pixels), patience_(patience) {}

    /// Room for one picture, given back at the end of its life.
    class Place {
      public:
        Place(Darkroom& room, std::int64_t pixels) : room_(&room), pixels_(pixels) {}
        Place(Place&& other) noexcept : room_(other.room_), pixels_(other.pixels_) {
            other.room_ = nullptr;
        }
        Place& operator=(Place&&) = delete;
        ~Place() {
            if (room_) room_->give_back(pixels_);
        }

      private:
        Darkroom* room_;
        std::int64_t pixels_;
    };

    /// Nothing when there was no room within the patience.
    std::optional<Place> enter(std::int64_t pixels) {
        std::unique_lock lock(mutex_);
        if (!freed_.wait_for(lock, patience_, [&] { return free_ >= pixels; })) return {};
        free_ -= pixels;
        return Place(*this, pixels);
    }

  private:
    void give_back(std::int64_t pixels) {
        {
            const std::lock_guard lock(mutex_);
            free_ += pixels;
        }
        freed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable freed_;
    std::int64_t free_;
    const base::Duration patience_;
};

}  // namespace files
