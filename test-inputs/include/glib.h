/* The part of GLib's interface that the test inputs use. */
#ifndef TEST_INPUTS_GLIB_H
#define TEST_INPUTS_GLIB_H

#include <stddef.h>
#include <stdint.h>

typedef int gboolean;
typedef int gint;
typedef int gint32;
typedef unsigned int guint;
typedef unsigned short guint16;
typedef unsigned long gulong;
typedef long gssize;
typedef size_t gsize;
typedef char gchar;
typedef void *gpointer;
typedef guint GQuark;
#define FALSE 0
#define TRUE 1
#define G_SOURCE_REMOVE FALSE
#define MIN(a, b) (((a) < (b)) ? (a) : (b))

typedef struct _GError {
  GQuark domain;
  gint code;
  gchar *message;
} GError;
typedef struct _GMainLoop GMainLoop;
typedef struct _GBytes GBytes;
typedef gboolean (*GSourceFunc)(gpointer user_data);

gboolean g_error_matches(const GError *error, GQuark domain, gint code);
void g_clear_error(GError **err);
void g_printerr(const gchar *format, ...);
void g_usleep(gulong microseconds);
guint g_timeout_add(guint interval, GSourceFunc function, gpointer data);
gint32 g_random_int_range(gint32 begin, gint32 end);
void g_main_loop_run(GMainLoop *loop);
void g_main_loop_quit(GMainLoop *loop);
void g_bytes_unref(GBytes *bytes);

#endif
