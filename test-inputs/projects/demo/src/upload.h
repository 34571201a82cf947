#ifndef TIDEWATCH_UPLOAD_H
#define TIDEWATCH_UPLOAD_H

#include "reading.h"

#include <curl/curl.h>

struct uploader {
  CURL *curl;
  const char *url;
  unsigned sent;
  unsigned failed;
};

/* Puts one reading on the collector. Returns when it is there. */
void upload_reading(struct uploader *up, const struct reading *r);

/* Puts one reading on the collector; gives up after a few tries. Returns 0, or
 * the last of libcurl's codes. */
int upload_reading_soon(struct uploader *up, const struct reading *r);

#endif
