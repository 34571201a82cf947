/* The part of librdkafka's interface that the test inputs use. */
#ifndef TEST_INPUTS_RDKAFKA_H
#define TEST_INPUTS_RDKAFKA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct rd_kafka_s rd_kafka_t;
typedef struct rd_kafka_topic_s rd_kafka_topic_t;
typedef enum {
  RD_KAFKA_RESP_ERR__QUEUE_FULL = -184,
  RD_KAFKA_RESP_ERR__TIMED_OUT = -185,
  RD_KAFKA_RESP_ERR_NO_ERROR = 0
} rd_kafka_resp_err_t;
typedef struct rd_kafka_message_s {
  rd_kafka_resp_err_t err;
  void *payload;
  size_t len;
} rd_kafka_message_t;

#define RD_KAFKA_PARTITION_UA ((int32_t) - 1)
#define RD_KAFKA_MSG_F_COPY 0x2

typedef struct rd_kafka_conf_s rd_kafka_conf_t;
typedef enum {
  RD_KAFKA_CONF_UNKNOWN = -2,
  RD_KAFKA_CONF_INVALID = -1,
  RD_KAFKA_CONF_OK = 0
} rd_kafka_conf_res_t;

rd_kafka_conf_t *rd_kafka_conf_new(void);
rd_kafka_conf_res_t rd_kafka_conf_set(rd_kafka_conf_t *conf, const char *name,
                                      const char *value, char *errstr, size_t errstr_size);

int rd_kafka_produce(rd_kafka_topic_t *topic, int32_t partition, int flags,
                     void *payload, size_t length, const void *key, size_t key_length,
                     void *opaque);
rd_kafka_resp_err_t rd_kafka_last_error(void);
struct rd_kafka_topic_partition_list_s;
rd_kafka_resp_err_t rd_kafka_commit(rd_kafka_t *rk,
                                    const struct rd_kafka_topic_partition_list_s *offsets,
                                    int async);
typedef struct rd_kafka_error_s rd_kafka_error_t;
rd_kafka_error_t *rd_kafka_commit_transaction(rd_kafka_t *rk, int timeout_ms);
int rd_kafka_error_is_retriable(const rd_kafka_error_t *error);
void rd_kafka_error_destroy(rd_kafka_error_t *error);
int rd_kafka_poll(rd_kafka_t *rk, int timeout_ms);
rd_kafka_message_t *rd_kafka_consumer_poll(rd_kafka_t *rk, int timeout_ms);
rd_kafka_resp_err_t rd_kafka_flush(rd_kafka_t *rk, int timeout_ms);
void rd_kafka_message_destroy(rd_kafka_message_t *message);

#ifdef __cplusplus
}
#endif

#endif
