#import <Foundation/Foundation.h>

#import "HRNMessageSender.h"
#import "HRNSocketManager.h"

/// Posted by the system's reachability when the network comes or goes.
extern NSString *const kReachabilityChangedNotification;

@interface HRNReachability : NSObject
@property(readonly) BOOL isReachable;
@end

/// Goes on with what was waiting when the network comes back.
@interface HRNReachabilityObserver : NSObject

- (instancetype)initWithSocket:(HRNSocketManager *)socket sender:(HRNMessageSender *)sender;

@end
