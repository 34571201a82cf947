// ESP-IDF: a device's upload task, with FreeRTOS' delays between its attempts.
#include <esp_http_client.h>
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <stdio.h>

// A device whose gateway is down keeps its radio on.
void uploadTask(void *Arg) {
  esp_http_client_handle_t Client = Arg;
  while (esp_http_client_perform(Client) != ESP_OK) // expected-error {{'esp_http_client_perform' is retried for ever while it fails, with no delay}} expected-warning {{'esp_http_client_perform' is tried again at once after a failure}} expected-warning {{this retries every failure of 'esp_http_client_perform', also a refusal that the same request will meet again}}
    printf("upload failed, trying again\n");
}

static int isServersFault(int Status) { return Status == 502 || Status == 503 || Status == 504; }

int upload(esp_http_client_handle_t Client) {
  uint32_t Wait = 1000;
  esp_http_client_set_timeout_ms(Client, 8000);
  for (int Try = 0; Try < 5; ++Try) {
    esp_err_t Error = esp_http_client_perform(Client);
    int Status = esp_http_client_get_status_code(Client);
    if (Error == ESP_OK && !isServersFault(Status))
      return Status;
    if (Error != ESP_OK && Error != ESP_ERR_HTTP_CONNECT)
      return -1;
    if (Try < 4)
      vTaskDelay(pdMS_TO_TICKS(Wait + esp_random() % Wait));
    Wait = Wait < 30000 ? Wait * 2 : 60000;
  }
  return -1;
}

// The body is read piece by piece.
int readBody(esp_http_client_handle_t Client, char *Into, int Size) {
  int Total = 0, Count;
  while (Total < Size &&
         (Count = esp_http_client_read(Client, Into + Total, Size - Total)) > 0)
    Total += Count;
  return Total;
}
