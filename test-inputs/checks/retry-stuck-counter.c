// retry-stuck-counter in C.
#include <curl/curl.h>
#include <unistd.h>

// The counter is declared, tested, and forgotten.
int push_metrics(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) { // expected-error {{'tries' limits the retries of 'curl_easy_perform', and does not change when one fails}}
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(2);
  }
  return -1;
}

// It counts what came through.
int push_batch(CURL *handle, int count) {
  int done = 0;
  while (done < count) { // expected-error {{'done' limits the retries of 'curl_easy_perform', and does not change when one fails}}
    if (curl_easy_perform(handle) == CURLE_OK)
      ++done;
    else
      sleep(5);
  }
  return done;
}

// Counted where it fails.
int push_counted(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    ++tries;
    sleep(2);
  }
  return -1;
}

// Counted by a helper that is given its address.
static void note_failure(int *tries) { *tries += 1; }

int push_with_helper(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    note_failure(&tries);
    sleep(2);
  }
  return -1;
}

// Counted down, in the condition itself.
int push_counted_down(CURL *handle) {
  int left = 4;
  while (left-- > 0) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(2);
  }
  return -1;
}

// Loops that take back their own step, so that the same item comes again.

struct row {
  const char *text;
  int length;
};

struct sink {
  int (*deliver)(void *context, const struct row *row);
  void *context;
  int sent;
};

enum { SINK_OK = 0, SINK_BUSY = -2, SINK_DISABLED = -3 };

static int pass_on(struct sink *sink, const struct row *row) {
  int result = sink->deliver(sink->context, row);
  if (result == SINK_OK)
    sink->sent++;
  return result;
}

/* The row that the sink has refused is handed over again, for as long as it refuses. */
int drain(struct sink *sink, const struct row *rows, int count) {
  int result = SINK_OK;
  for (int i = 0; i < count; ++i) { // expected-error {{'i' limits the retries of 'pass_on', and does not change when one fails}}
    result = pass_on(sink, &rows[i]);
    if (result == SINK_BUSY) {
      --i;
      sleep(1);
    } else if (result != SINK_OK) {
      break;
    }
  }
  return result;
}

/* Nothing is waited for: the queue is of this process, and drains itself. */
int enqueue_all(struct sink *sink, const struct row *rows, int count) {
  for (int i = 0; i < count; ++i) {
    if (pass_on(sink, &rows[i]) == SINK_BUSY)
      --i;
  }
  return SINK_OK;
}

/* Each row once; what fails is left out. */
int drain_once(struct sink *sink, const struct row *rows, int count) {
  int lost = 0;
  for (int i = 0; i < count; ++i) {
    if (pass_on(sink, &rows[i]) == SINK_BUSY) {
      lost++;
      sleep(1);
    }
  }
  return lost;
}

/* Backwards through the rows, which is its step and takes nothing back. */
int drain_newest_first(struct sink *sink, const struct row *rows, int count) {
  int lost = 0;
  for (int i = count - 1; i >= 0; --i) {
    if (pass_on(sink, &rows[i]) == SINK_BUSY) {
      lost++;
      sleep(1);
    }
  }
  return lost;
}

/* What is taken out of the list makes room for the next: that is asked, not the same. */
int sweep(struct sink **sinks, int count, const struct row *probe) {
  for (int i = 0; i < count; ++i) {
    if (pass_on(sinks[i], probe) == SINK_DISABLED) {
      sinks[i--] = sinks[--count];
      continue;
    }
    usleep(1000);
  }
  return count;
}
