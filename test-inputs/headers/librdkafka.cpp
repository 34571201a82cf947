// Written from checks/models/librdkafka.json by test-model-headers; see there.
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafkacpp.h>

template <class T> T any();

void callsEachOnce() {
  rd_kafka_produce(any<struct rd_kafka_topic_s *>(), any<int>(), any<int>(), any<void *>(), any<unsigned long>(), any<const void *>(), any<unsigned long>(), any<void *>());
  rd_kafka_producev(any<struct rd_kafka_s *>());
  rd_kafka_produceva(any<struct rd_kafka_s *>(), any<const struct rd_kafka_vu_s *>(), any<unsigned long>());
  rd_kafka_produce_batch(any<struct rd_kafka_topic_s *>(), any<int>(), any<int>(), any<struct rd_kafka_message_s *>(), any<int>());
  any<RdKafka::Producer &>().produce(any<class RdKafka::Topic *>(), any<int>(), any<int>(), any<void *>(), any<unsigned long>(), any<const class std::basic_string<char> *>(), any<void *>());
  rd_kafka_commit(any<struct rd_kafka_s *>(), any<const struct rd_kafka_topic_partition_list_s *>(), any<int>());
  rd_kafka_commit_message(any<struct rd_kafka_s *>(), any<const struct rd_kafka_message_s *>(), any<int>());
  rd_kafka_commit_queue(any<struct rd_kafka_s *>(), any<const struct rd_kafka_topic_partition_list_s *>(), any<struct rd_kafka_queue_s *>(), any<void (*)(struct rd_kafka_s *, rd_kafka_resp_err_t, struct rd_kafka_topic_partition_list_s *, void *)>(), any<void *>());
  rd_kafka_metadata(any<struct rd_kafka_s *>(), any<int>(), any<struct rd_kafka_topic_s *>(), any<const struct rd_kafka_metadata **>(), any<int>());
  rd_kafka_query_watermark_offsets(any<struct rd_kafka_s *>(), any<const char *>(), any<int>(), any<long *>(), any<long *>(), any<int>());
  rd_kafka_offsets_for_times(any<struct rd_kafka_s *>(), any<struct rd_kafka_topic_partition_list_s *>(), any<int>());
  rd_kafka_init_transactions(any<struct rd_kafka_s *>(), any<int>());
  rd_kafka_commit_transaction(any<struct rd_kafka_s *>(), any<int>());
  rd_kafka_abort_transaction(any<struct rd_kafka_s *>(), any<int>());
  rd_kafka_send_offsets_to_transaction(any<struct rd_kafka_s *>(), any<const struct rd_kafka_topic_partition_list_s *>(), any<const struct rd_kafka_consumer_group_metadata_s *>(), any<int>());
  rd_kafka_begin_transaction(any<struct rd_kafka_s *>());
  any<RdKafka::KafkaConsumer &>().commitSync();
  any<RdKafka::KafkaConsumer &>().commitAsync();
  any<RdKafka::Handle &>().metadata(any<bool>(), any<const class RdKafka::Topic *>(), any<class RdKafka::Metadata **>(), any<int>());
  any<RdKafka::Producer &>().init_transactions(any<int>());
  any<RdKafka::Producer &>().commit_transaction(any<int>());
  any<RdKafka::Producer &>().abort_transaction(any<int>());
  rd_kafka_CreateTopics(any<struct rd_kafka_s *>(), any<struct rd_kafka_NewTopic_s **>(), any<unsigned long>(), any<const struct rd_kafka_AdminOptions_s *>(), any<struct rd_kafka_queue_s *>());
  rd_kafka_DeleteTopics(any<struct rd_kafka_s *>(), any<struct rd_kafka_DeleteTopic_s **>(), any<unsigned long>(), any<const struct rd_kafka_AdminOptions_s *>(), any<struct rd_kafka_queue_s *>());
  rd_kafka_poll(any<struct rd_kafka_s *>(), any<int>());
  rd_kafka_consumer_poll(any<struct rd_kafka_s *>(), any<int>());
  rd_kafka_flush(any<struct rd_kafka_s *>(), any<int>());
  rd_kafka_queue_poll(any<struct rd_kafka_queue_s *>(), any<int>());
  rd_kafka_consume_queue(any<struct rd_kafka_queue_s *>(), any<int>());
  rd_kafka_consume(any<struct rd_kafka_topic_s *>(), any<int>(), any<int>());
  rd_kafka_consume_batch(any<struct rd_kafka_topic_s *>(), any<int>(), any<int>(), any<struct rd_kafka_message_s **>(), any<unsigned long>());
  any<RdKafka::Handle &>().poll(any<int>());
  any<RdKafka::KafkaConsumer &>().consume(any<int>());
  any<RdKafka::Producer &>().flush(any<int>());
  rd_kafka_conf_set_dr_msg_cb(any<struct rd_kafka_conf_s *>(), any<void (*)(struct rd_kafka_s *, const struct rd_kafka_message_s *, void *)>());
  rd_kafka_conf_set_dr_cb(any<struct rd_kafka_conf_s *>(), any<void (*)(struct rd_kafka_s *, void *, unsigned long, rd_kafka_resp_err_t, void *, void *)>());
  rd_kafka_conf_set_error_cb(any<struct rd_kafka_conf_s *>(), any<void (*)(struct rd_kafka_s *, int, const char *, void *)>());
  rd_kafka_error_is_retriable(any<const struct rd_kafka_error_s *>());
  rd_kafka_error_is_fatal(any<const struct rd_kafka_error_s *>());
  rd_kafka_error_txn_requires_abort(any<const struct rd_kafka_error_s *>());
  any<RdKafka::Error &>().is_retriable();
  any<RdKafka::Error &>().is_fatal();
  any<RdKafka::Error &>().txn_requires_abort();
  rd_kafka_last_error();
  rd_kafka_errno2err(any<int>());
  rd_kafka_conf_set(any<struct rd_kafka_conf_s *>(), any<const char *>(), any<const char *>(), any<char *>(), any<unsigned long>());
  any<RdKafka::Conf &>().set(any<const class std::basic_string<char> &>(), any<const class std::basic_string<char> &>(), any<class std::basic_string<char> &>());
  rd_kafka_conf_new();
}
