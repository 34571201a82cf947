/* retry-on-recovery in C: what a network that came back starts. */
#include <hiredis/async.h>

#include <stdlib.h>
#include <uv.h>

struct agent {
  redisAsyncContext *redis;
  uv_timer_t timer;
  int online;
};

void agent_connect(struct agent *agent) {
  agent->redis = redisAsyncConnect("jobs.example", 6379);
}

static void on_timer(uv_timer_t *timer) {
  agent_connect(timer->data); // expected-warning {{'agent_connect' is started the same time after 'connectivity_restored'}}
}

static void on_spread_timer(uv_timer_t *timer) { agent_connect(timer->data); }

void on_network_available(struct agent *agent) {
  agent->online = 1;
  agent_connect(agent); // expected-warning {{'agent_connect' is started at once on 'on_network_available', as in every other client that the event reaches}}
}

/* The same wait everywhere only moves the second. */
void connectivity_restored(struct agent *agent) {
  agent->timer.data = agent;
  uv_timer_start(&agent->timer, on_timer, 3000, 0);
}

/* Spread over eight seconds. */
void on_internet_reachable(struct agent *agent) {
  agent->timer.data = agent;
  uv_timer_start(&agent->timer, on_spread_timer, arc4random_uniform(8000), 0);
}

/* It only remembers. */
void on_network_changed(struct agent *agent) { agent->online = !agent->online; }

/* A question, not an event. */
int is_network_available(const struct agent *agent) { return agent->online; }

/* A person asked. */
void on_refresh_clicked(struct agent *agent) { agent_connect(agent); }

/* A process on this machine has few clients. */
void on_network_up(struct agent *agent) {
  agent->redis = redisAsyncConnect("localhost", 6379);
}
