// librdkafka: producing only fills a queue, and the library sends, again where it must.
#include <librdkafka/rdkafka.h>
#include <unistd.h>

void commitEagerly(rd_kafka_t *Kafka) {
  while (rd_kafka_commit(Kafka, NULL, 0) != RD_KAFKA_RESP_ERR_NO_ERROR) // expected-error {{'rd_kafka_commit' is retried for ever while it fails, with no delay}} expected-warning {{'rd_kafka_commit' is tried again at once after a failure}} expected-warning {{this retries every failure of 'rd_kafka_commit', also a refusal that the same request will meet again}}
    ;
}

// The queue is full, so this makes room and puts the message in again: as documented.
int produce(rd_kafka_t *Kafka, rd_kafka_topic_t *Topic, char *Text, size_t Size) {
  while (rd_kafka_produce(Topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, Text, Size, NULL,
                          0, NULL) == -1) {
    if (rd_kafka_last_error() != RD_KAFKA_RESP_ERR__QUEUE_FULL)
      return -1;
    rd_kafka_poll(Kafka, 1000);
  }
  rd_kafka_poll(Kafka, 0);
  return 0;
}

// A consumer reads on whatever it gets.
void consume(rd_kafka_t *Kafka, volatile int *Run, void (*Use)(void *, size_t)) {
  while (*Run) {
    rd_kafka_message_t *Message = rd_kafka_consumer_poll(Kafka, 100);
    if (!Message)
      continue;
    if (!Message->err)
      Use(Message->payload, Message->len);
    rd_kafka_message_destroy(Message);
  }
}

// Flushing is waited for, and tried again while it times out.
void stop(rd_kafka_t *Kafka) {
  for (int I = 0; I < 3; ++I)
    if (rd_kafka_flush(Kafka, 10 * 1000) != RD_KAFKA_RESP_ERR__TIMED_OUT)
      break;
}
