// Written from checks/models/qtwebsockets.json by test-model-headers; see there.
#include <QtWebSockets/QWebSocket>

template <class T> T any();

void callsEachOnce() {
  any<QWebSocket &>().open(any<const class QUrl &>());
  any<QWebSocket &>().sendTextMessage(any<const class QString &>());
  any<QWebSocket &>().sendBinaryMessage(any<const class QByteArray &>());
  any<QWebSocket &>().ping(any<const class QByteArray &>());
  any<QWebSocket &>().closeCode();
  any<QWebSocket &>().close(any<enum QWebSocketProtocol::CloseCode>(), any<const class QString &>());
  any<QWebSocket &>().abort();
}
