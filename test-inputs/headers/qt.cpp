// Written from checks/models/qt.json by test-model-headers; see there.
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QTcpSocket>
#include <QtNetwork/QUdpSocket>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QHostInfo>
#include <QtNetwork/QDnsLookup>
#include <QtCore/QTimer>
#include <QtCore/QThread>
#include <QtCore/QMutex>
#include <QtCore/QWaitCondition>
#include <QtCore/QSemaphore>
#include <QtCore/QRandomGenerator>
#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QCoreApplication>
#include <QtCore/QtMath>
#include <QtWidgets/QMessageBox>

template <class T> T any();

void callsEachOnce() {
  any<QNetworkAccessManager &>().get(any<const class QNetworkRequest &>());
  any<QNetworkAccessManager &>().head(any<const class QNetworkRequest &>());
  any<QNetworkAccessManager &>().put(any<const class QNetworkRequest &>(), any<class QIODevice *>());
  any<QNetworkAccessManager &>().deleteResource(any<const class QNetworkRequest &>());
  any<QNetworkAccessManager &>().post(any<const class QNetworkRequest &>(), any<class QIODevice *>());
  any<QNetworkAccessManager &>().sendCustomRequest(any<const class QNetworkRequest &>(), any<const class QByteArray &>(), any<class QIODevice *>());
  any<QNetworkAccessManager &>().connectToHost(any<const class QString &>(), any<unsigned short>());
  any<QNetworkAccessManager &>().connectToHostEncrypted(any<const class QString &>(), any<unsigned short>(), any<const class QSslConfiguration &>());
  any<QAbstractSocket &>().connectToHost(any<const class QString &>(), any<unsigned short>(), any<class QFlags<enum QIODevice::OpenModeFlag>>(), any<enum QAbstractSocket::NetworkLayerProtocol>());
  any<QSslSocket &>().connectToHostEncrypted(any<const class QString &>(), any<unsigned short>(), any<class QFlags<enum QIODevice::OpenModeFlag>>(), any<enum QAbstractSocket::NetworkLayerProtocol>());
  any<QLocalSocket &>().connectToServer(any<class QFlags<enum QIODevice::OpenModeFlag>>());
  any<QAbstractSocket &>().waitForConnected(any<int>());
  any<QLocalSocket &>().waitForConnected(any<int>());
  any<QUdpSocket &>().writeDatagram(any<const class QNetworkDatagram &>());
  QHostInfo::lookupHost(any<const class QString &>(), any<class QObject *>(), any<const char *>());
  QHostInfo::fromName(any<const class QString &>());
  any<QDnsLookup &>().lookup();
  any<QIODevice &>().write(any<const char *>(), any<long long>());
  any<QIODevice &>().read(any<char *>(), any<long long>());
  any<QIODevice &>().readAll();
  any<QAbstractSocket &>().waitForReadyRead(any<int>());
  any<QAbstractSocket &>().waitForBytesWritten(any<int>());
  any<QAbstractSocket &>().waitForDisconnected(any<int>());
  QObject::connect(any<const class QObject *>(), any<const char *>(), any<const class QObject *>(), any<const char *>(), any<enum Qt::ConnectionType>());
  any<QNetworkReply &>().error();
  any<QAbstractSocket &>().error();
  any<QNetworkReply &>().attribute(any<enum QNetworkRequest::Attribute>());
  any<QNetworkRequest &>().setTransferTimeout(any<int>());
  any<QNetworkAccessManager &>().setTransferTimeout(any<int>());
  any<QNetworkReply &>().abort();
  any<QAbstractSocket &>().abort();
  any<QAbstractSocket &>().disconnectFromHost();
  QTimer::singleShot(any<int>(), any<const class QObject *>(), any<const char *>());
  any<QTimer &>().start(any<struct std::chrono::duration<long, struct std::ratio<1, 1000>>>());
  any<QTimer &>().start(any<int>());
  any<QTimer &>().start();
  any<QTimer &>().setInterval(any<struct std::chrono::duration<long, struct std::ratio<1, 1000>>>());
  any<QTimer &>().setInterval(any<int>());
  any<QTimer &>().interval();
  any<QTimer &>().stop();
  any<QObject &>().startTimer(any<struct std::chrono::duration<long, struct std::ratio<1, 1000>>>(), any<enum Qt::TimerType>());
  any<QObject &>().startTimer(any<int>(), any<enum Qt::TimerType>());
  any<QObject &>().killTimer(any<int>());
  QThread::sleep(any<unsigned long>());
  QThread::msleep(any<unsigned long>());
  QThread::usleep(any<unsigned long>());
  any<QWaitCondition &>().wait(any<class QMutex *>(), any<class QDeadlineTimer>());
  any<QWaitCondition &>().wait(any<class QMutex *>(), any<unsigned long>());
  any<QThread &>().wait(any<class QDeadlineTimer>());
  any<QSemaphore &>().tryAcquire(any<int>(), any<int>());
  any<QEventLoop &>().exec(any<class QFlags<enum QEventLoop::ProcessEventsFlag>>());
  QThread::yieldCurrentThread();
  QCoreApplication::processEvents(any<class QFlags<enum QEventLoop::ProcessEventsFlag>>());
  QCoreApplication::exec();
  QMessageBox::question(any<class QWidget *>(), any<const class QString &>(), any<const class QString &>(), any<class QFlags<enum QMessageBox::StandardButton>>(), any<enum QMessageBox::StandardButton>());
  QMessageBox::warning(any<class QWidget *>(), any<const class QString &>(), any<const class QString &>(), any<class QFlags<enum QMessageBox::StandardButton>>(), any<enum QMessageBox::StandardButton>());
  QMessageBox::critical(any<class QWidget *>(), any<const class QString &>(), any<const class QString &>(), any<class QFlags<enum QMessageBox::StandardButton>>(), any<enum QMessageBox::StandardButton>());
  QMessageBox::information(any<class QWidget *>(), any<const class QString &>(), any<const class QString &>(), any<class QFlags<enum QMessageBox::StandardButton>>(), any<enum QMessageBox::StandardButton>());
  any<QDialog &>().exec();
  qPow(any<double>(), any<double>());
  qRound(any<double>());
  qRound64(any<double>());
  qCeil(any<double>());
  qFloor(any<double>());
  any<QRandomGenerator &>().bounded(any<double>());
  any<QRandomGenerator &>().generate();
  any<QRandomGenerator &>().generate64();
  any<QRandomGenerator &>().generateDouble();
  qrand();
  qsrand(any<unsigned int>());
  QDateTime::currentDateTime();
  QDateTime::currentDateTimeUtc();
  QDateTime::currentMSecsSinceEpoch();
  QDateTime::currentSecsSinceEpoch();
  any<QElapsedTimer &>().elapsed();
  any<QElapsedTimer &>().nsecsElapsed();
  any<QString &>().toInt(any<bool *>(), any<int>());
  any<QString &>().toUInt(any<bool *>(), any<int>());
  any<QString &>().toLongLong(any<bool *>(), any<int>());
  any<QString &>().toDouble(any<bool *>());
  any<QString &>().toLong(any<bool *>(), any<int>());
  any<QByteArray &>().toInt(any<bool *>(), any<int>());
  any<QByteArray &>().toUInt(any<bool *>(), any<int>());
  any<QByteArray &>().toLongLong(any<bool *>(), any<int>());
  any<QByteArray &>().toDouble(any<bool *>());
  any<QMutex &>().lock();
  any<QMutex &>().unlock();
  any<QMutexLocker &>().unlock();
}
