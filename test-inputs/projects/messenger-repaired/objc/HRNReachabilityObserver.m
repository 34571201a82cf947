#import "HRNReachabilityObserver.h"

@implementation HRNReachabilityObserver {
  HRNSocketManager *_socket;
  HRNMessageSender *_sender;
}

- (instancetype)initWithSocket:(HRNSocketManager *)socket sender:(HRNMessageSender *)sender {
  if ((self = [super init])) {
    _socket = socket;
    _sender = sender;
    [NSNotificationCenter.defaultCenter addObserver:self
                                           selector:@selector(reachabilityChanged:)
                                               name:kReachabilityChangedNotification
                                             object:nil];
  }
  return self;
}

- (void)reachabilityChanged:(NSNotification *)notification {
  HRNReachability *reachability = notification.object;
  if (!reachability.isReachable)
    return;
  [_socket openSocketSoon];
  [_sender sendAllWaiting];
}

@end
