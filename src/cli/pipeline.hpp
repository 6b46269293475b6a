// Reads many reports with several threads and hands the results on in the order they came in: the same bytes
// for any number of threads. At most a few reports a thread are in flight, so memory stays bounded however
// long the input is. oneTBB's parallel_pipeline does the work (docs/decisions/); with one thread it is a
// plain loop.
#pragma once

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "cli/inputs.hpp"

namespace readout::cli {

/// Reports in flight for each thread: enough that a long one does not hold up the others.
inline constexpr std::size_t kInFlightPerThread = 4;

/// For each report of `inputs`, sink(work(report)), with `work` on `threads` threads and `sink` on one at a
/// time, in input order. Ends early when `sink` returns false.
/// @pre work is thread-safe and does not throw.
template <class Out>
void for_each_report(Inputs& inputs, unsigned threads, const std::function<Out(Input)>& work,
                     const std::function<bool(Out)>& sink) {
  if (threads <= 1) {
    while (auto input = inputs.next()) {
      if (!sink(work(std::move(*input)))) return;
    }
    return;
  }
  using InPtr = std::unique_ptr<Input>;
  using OutPtr = std::unique_ptr<Out>;
  std::atomic<bool> open = true;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::parallel_pipeline(
      threads * kInFlightPerThread,
      tbb::make_filter<void, InPtr>(tbb::filter_mode::serial_in_order,
                                    [&](tbb::flow_control& control) -> InPtr {
                                      auto input = open ? inputs.next() : std::nullopt;
                                      if (input) return std::make_unique<Input>(std::move(*input));
                                      control.stop();
                                      return nullptr;
                                    }) &
          tbb::make_filter<InPtr, OutPtr>(
              tbb::filter_mode::parallel,
              [&](InPtr input) { return std::make_unique<Out>(work(std::move(*input))); }) &
          tbb::make_filter<OutPtr, void>(tbb::filter_mode::serial_in_order, [&](OutPtr out) {
            if (open) open = sink(std::move(*out));
          }));
}

}  // namespace readout::cli
