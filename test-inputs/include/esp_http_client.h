/* The part of ESP-IDF's HTTP client that the test inputs use. */
#ifndef TEST_INPUTS_ESP_HTTP_CLIENT_H
#define TEST_INPUTS_ESP_HTTP_CLIENT_H

#include <stdint.h>

typedef int esp_err_t;
#define ESP_OK 0
#define ESP_ERR_HTTP_CONNECT 0x7002
#define ESP_ERR_HTTP_EAGAIN 0x7007

typedef struct esp_http_client *esp_http_client_handle_t;
esp_err_t esp_http_client_perform(esp_http_client_handle_t client);
esp_err_t esp_http_client_open(esp_http_client_handle_t client, int write_len);
int esp_http_client_read(esp_http_client_handle_t client, char *buffer, int len);
int esp_http_client_get_status_code(esp_http_client_handle_t client);
esp_err_t esp_http_client_set_timeout_ms(esp_http_client_handle_t client, int timeout_ms);
const char *esp_err_to_name(esp_err_t code);
uint32_t esp_random(void);

#endif
