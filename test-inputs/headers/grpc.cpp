// Written from checks/models/grpc.json by test-model-headers; see there.
#include <grpcpp/grpcpp.h>
#include <grpcpp/alarm.h>
#include <grpcpp/support/sync_stream.h>
#include <grpcpp/support/client_callback.h>
#include <grpcpp/support/async_stream.h>
#include <grpcpp/support/async_unary_call.h>
#include <grpcpp/generic/generic_stub.h>

template <class T> T any();

void callsEachOnce() {
  any<grpc::internal::ClientStreamingInterface &>().Finish();
  any<grpc::Status &>().ok();
  any<grpc::Status &>().error_code();
  any<grpc::ChannelArguments &>().SetServiceConfigJSON(any<const class std::basic_string<char> &>());
  any<grpc::ChannelArguments &>().SetString(any<const class std::basic_string<char> &>(), any<const class std::basic_string<char> &>());
  any<grpc::ClientContext &>().set_wait_for_ready(any<bool>());
  any<grpc::ClientContext &>().TryCancel();
  any<grpc::CompletionQueue &>().Next(any<void **>(), any<bool *>());
  any<grpc::Alarm &>().Cancel();
}
