// Written from checks/models/openssl.json by test-model-headers; see there.
#include <openssl/ssl.h>
#include <openssl/bio.h>
#include <openssl/http.h>
#include <openssl/rand.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (SSL_connect)(ANY(SSL *));
  (SSL_do_handshake)(ANY(SSL *));
  (SSL_read)(ANY(SSL *), ANY(void *), ANY(int));
  (SSL_write)(ANY(SSL *), ANY(const void *), ANY(int));
  (SSL_peek)(ANY(SSL *), ANY(void *), ANY(int));
  (SSL_read_ex)(ANY(SSL *), ANY(void *), ANY(size_t), ANY(size_t *));
  (SSL_write_ex)(ANY(SSL *), ANY(const void *), ANY(size_t), ANY(size_t *));
  (SSL_peek_ex)(ANY(SSL *), ANY(void *), ANY(size_t), ANY(size_t *));
  (SSL_shutdown)(ANY(SSL *));
  (BIO_read)(ANY(BIO *), ANY(void *), ANY(int));
  (BIO_write)(ANY(BIO *), ANY(const void *), ANY(int));
  (BIO_gets)(ANY(BIO *), ANY(char *), ANY(int));
  (BIO_puts)(ANY(BIO *), ANY(const char *));
  (BIO_ctrl)(ANY(BIO *), (int)101, ANY(long), ANY(void *));
  (BIO_connect)(ANY(int), ANY(const BIO_ADDR *), ANY(int));
  (BIO_do_connect_retry)(ANY(BIO *), ANY(int), ANY(int));
  (OSSL_HTTP_get)(ANY(const char *), ANY(const char *), ANY(const char *), ANY(BIO *), ANY(BIO *), ANY(OSSL_HTTP_bio_cb_t), ANY(void *), ANY(int), ANY(const struct stack_st_CONF_VALUE *), ANY(const char *), ANY(int), ANY(size_t), ANY(int));
  (OSSL_HTTP_transfer)(ANY(OSSL_HTTP_REQ_CTX **), ANY(const char *), ANY(const char *), ANY(const char *), ANY(int), ANY(const char *), ANY(const char *), ANY(BIO *), ANY(BIO *), ANY(OSSL_HTTP_bio_cb_t), ANY(void *), ANY(int), ANY(const struct stack_st_CONF_VALUE *), ANY(const char *), ANY(BIO *), ANY(const char *), ANY(int), ANY(size_t), ANY(int), ANY(int));
  (SSL_get_error)(ANY(const SSL *), ANY(int));
  (BIO_test_flags)(ANY(const BIO *), ANY(int));
  (BIO_sock_should_retry)(ANY(int));
  (SSL_accept)(ANY(SSL *));
  (SSL_pending)(ANY(const SSL *));
  (BIO_wait)(ANY(BIO *), ANY(time_t), ANY(unsigned int));
  (BIO_socket_wait)(ANY(int), ANY(int), ANY(time_t));
  (RAND_bytes)(ANY(unsigned char *), ANY(int));
  (RAND_priv_bytes)(ANY(unsigned char *), ANY(int));
}
