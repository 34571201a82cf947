/* The part of OpenSSL's interface that the test inputs use. */
#ifndef TEST_INPUTS_OPENSSL_SSL_H
#define TEST_INPUTS_OPENSSL_SSL_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;

#define SSL_ERROR_NONE 0
#define SSL_ERROR_SSL 1
#define SSL_ERROR_WANT_READ 2
#define SSL_ERROR_WANT_WRITE 3
#define SSL_ERROR_SYSCALL 5
#define SSL_ERROR_ZERO_RETURN 6

int SSL_connect(SSL *ssl);
int SSL_do_handshake(SSL *ssl);
int SSL_read(SSL *ssl, void *data, int size);
int SSL_write(SSL *ssl, const void *data, int size);
int SSL_get_error(const SSL *ssl, int result);
SSL *SSL_new(SSL_CTX *ctx);
int SSL_clear(SSL *ssl);
void SSL_free(SSL *ssl);

#ifdef __cplusplus
}
#endif

#endif
