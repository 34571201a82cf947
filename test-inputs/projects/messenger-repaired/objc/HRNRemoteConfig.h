#import <Foundation/Foundation.h>

#import "HRNServiceClient.h"

/// Switches and figures that the service sets for the app, as text.
@interface HRNRemoteConfig : NSObject

- (instancetype)initWithClient:(HRNServiceClient *)client;
- (void)refresh;

- (BOOL)automaticSessionReset;
- (NSTimeInterval)automaticSessionResetInterval;
- (NSTimeInterval)preKeyRetryInterval;

@end
