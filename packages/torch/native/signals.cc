// SIGINT and SIGTERM, caught natively: JavaScript's handlers wait until a long operator returns.
#include "binding.h"

#include <atomic>
#include <csignal>
#include <cstdlib>

#if !defined(_WIN32)
#include <unistd.h>
#endif

namespace henn {
namespace {

std::atomic<int> caught{0};

void onSignal(int signal) {
  int none = 0;
  // The second signal ends the process at once, with the exit code that shells report for it.
  if (!caught.compare_exchange_strong(none, signal)) _exit(128 + signal);
}

#if !defined(_WIN32)
struct sigaction previous[2];
constexpr int kSignals[2] = {SIGINT, SIGTERM};
bool catching = false;
#endif

napi_value catchSignals(const Arguments& a) {
#if !defined(_WIN32)
  if (!catching) {
    caught = 0;
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < 2; ++i) sigaction(kSignals[i], &action, &previous[i]);
    catching = true;
  }
#endif
  return undefined(a.env());
}

napi_value restoreSignals(const Arguments& a) {
#if !defined(_WIN32)
  if (catching) {
    for (int i = 0; i < 2; ++i) sigaction(kSignals[i], &previous[i], nullptr);
    catching = false;
  }
#endif
  return undefined(a.env());
}

/** The signal that came, by number, or 0. */
napi_value pendingSignal(const Arguments& a) { return toNumber(a.env(), caught.load()); }

}  // namespace

void defineSignals(napi_env env, napi_value exports) {
  define<catchSignals>(env, exports, "catchSignals");
  define<restoreSignals>(env, exports, "restoreSignals");
  define<pendingSignal>(env, exports, "pendingSignal");
}

}  // namespace henn
