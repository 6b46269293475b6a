// Reads many reports with several threads and hands the results on in the order they came in: the same bytes
// for any number of threads. At most a few batches of reports a thread are in flight, so memory stays bounded
// however long the input is. oneTBB's parallel_pipeline does the work (docs/decisions/); with one thread it
// is a plain loop.
#pragma once

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "cli/inputs.hpp"

namespace readout::cli {

/// Batches of reports in flight for each thread: enough that a long report does not hold up the others.
inline constexpr std::size_t kInFlightPerThread = 4;

/// For the reports of `inputs`, batch by batch, sink(each of work(batch)), with `work` on `threads` threads
/// and `sink` on one at a time, in input order. Ends early when `sink` returns false.
/// @pre work is thread-safe and does not throw, and gives one result for each report, in order.
template <class Out>
void for_each_report(Inputs& inputs, unsigned threads,
                     const std::function<std::vector<Out>(std::vector<Input>)>& work,
                     const std::function<bool(Out)>& sink) {
  bool open = true;
  const auto take = [&](std::vector<Out> results) {
    for (Out& result : results) {
      if (open) open = sink(std::move(result));
    }
  };
  if (threads <= 1) {
    for (auto batch = inputs.next_batch(); open && !batch.empty(); batch = inputs.next_batch()) {
      take(work(std::move(batch)));
    }
    return;
  }
  using InPtr = std::unique_ptr<std::vector<Input>>;
  using OutPtr = std::unique_ptr<std::vector<Out>>;
  std::atomic<bool> more = true;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::parallel_pipeline(
      threads * kInFlightPerThread,
      tbb::make_filter<void, InPtr>(tbb::filter_mode::serial_in_order,
                                    [&](tbb::flow_control& control) -> InPtr {
                                      auto batch = more ? inputs.next_batch() : std::vector<Input>();
                                      if (!batch.empty()) {
                                        return std::make_unique<std::vector<Input>>(std::move(batch));
                                      }
                                      control.stop();
                                      return nullptr;
                                    }) &
          tbb::make_filter<InPtr, OutPtr>(
              tbb::filter_mode::parallel,
              [&](InPtr batch) { return std::make_unique<std::vector<Out>>(work(std::move(*batch))); }) &
          tbb::make_filter<OutPtr, void>(tbb::filter_mode::serial_in_order, [&](OutPtr results) {
            take(std::move(*results));
            more = open;
          }));
}

}  // namespace readout::cli
