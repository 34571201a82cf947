#import <Foundation/Foundation.h>

#import "HRNRemoteConfig.h"
#import "HRNServiceClient.h"

/// Replaces the signed prekey now and then, so that an old one that leaks opens
/// little.
@interface HRNPreKeyManager : NSObject

- (instancetype)initWithClient:(HRNServiceClient *)client config:(HRNRemoteConfig *)config;
- (void)rotateSignedPreKey;

@end
