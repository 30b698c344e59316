#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace killing {

/// A program under way on a database, and what it has said on its standard output.
class Child {
  public:
    Child(std::string program, std::string url) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        char* arguments[] = {program.data(), url.data(), nullptr};
        if (::posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments, environ) != 0)
            throw std::runtime_error("no child");
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        from_ = ends[0];
    }
    Child(const Child&) = delete;
    ~Child() {
        if (pid_ != 0) kill();
        ::close(from_);
    }

    /// Waits until it has said so many lines, or has ended.
    void read_lines(std::size_t least) {
        while (lines() < least && read_some()) {
        }
    }

    /// What it has said so far.
    const std::string& text() const { return text_; }

    /// Kills it and gives everything it has said.
    const std::string& kill() {
        ::kill(pid_, SIGKILL);
        wait();
        return text_;
    }

    /// Waits for its end; the exit code, or -1 when a signal ended it.
    int wait() {
        while (read_some()) {
        }
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    bool read_some() {
        char buffer[65536];
        const ssize_t got = ::read(from_, buffer, sizeof buffer);
        if (got > 0) text_.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }
    std::size_t lines() const { return static_cast<std::size_t>(std::ranges::count(text_, '\n')); }

    pid_t pid_ = 0;
    int from_ = -1;
    std::string text_;
};

/// Until the server has answered something: on a slow machine it would else be killed over its
/// first connection to the database, again and again. Ten seconds at most.
inline void wait_for_work(const std::atomic<int>& answers) {
    using namespace std::chrono_literals;
    for (int i = 0; answers == 0 && i < 1000; ++i) std::this_thread::sleep_for(10ms);
}

}  // namespace killing
