/* The part of FreeRTOS that the test inputs use. */
#ifndef TEST_INPUTS_FREERTOS_H
#define TEST_INPUTS_FREERTOS_H

#include <stdint.h>

typedef uint32_t TickType_t;
#define configTICK_RATE_HZ 100
#define pdMS_TO_TICKS(ms) ((TickType_t)(((uint64_t)(ms) * configTICK_RATE_HZ) / 1000))

void vTaskDelay(TickType_t ticks);

#endif
