/* retry-fallback-on-rejection: an agent's reports, by HTTP and by Redis. */
#include <curl/curl.h>
#include <hiredis/hiredis.h>
#include <stddef.h>

struct report {
  const char *name;
  const char *text;
};

struct agent {
  CURL *curl;
  redisContext *redis;
};

static int report_post(struct agent *agent, const struct report *report) {
  long status = 0;
  curl_easy_setopt(agent->curl, CURLOPT_URL, "https://collect.example/reports");
  curl_easy_setopt(agent->curl, CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(agent->curl, CURLOPT_POSTFIELDS, report->text);
  if (curl_easy_perform(agent->curl) != CURLE_OK)
    return -1;
  curl_easy_getinfo(agent->curl, CURLINFO_RESPONSE_CODE, &status);
  return status >= 200 && status < 300 ? 0 : -1;
}

static int report_push(struct agent *agent, const struct report *report) {
  redisReply *reply = redisCommand(agent->redis, "RPUSH reports %s", report->text);
  return reply ? 0 : -1;
}

int agent_send(struct agent *agent, const struct report *report) {
  if (report_post(agent, report) == 0)
    return 0;
  return report_push(agent, report); /* expected-warning {{'report_push' sends again what 'report_post' failed to send}} */
}

/* The status is kept, and a refusal is the end. */
static int report_post_told(struct agent *agent, const struct report *report, long *status) {
  curl_easy_setopt(agent->curl, CURLOPT_POSTFIELDS, report->text);
  *status = 0;
  if (curl_easy_perform(agent->curl) != CURLE_OK)
    return -1;
  curl_easy_getinfo(agent->curl, CURLINFO_RESPONSE_CODE, status);
  return 0;
}

int agent_send_unless_refused(struct agent *agent, const struct report *report) {
  long status;
  if (report_post_told(agent, report, &status) != 0)
    return report_push(agent, report);
  return status < 300 ? 0 : -1;
}

/* Two sinks get each report. */
void agent_send_to_both(struct agent *agent, const struct report *report) {
  report_post(agent, report);
  report_push(agent, report);
}
