#import <Foundation/Foundation.h>

#import "HRNMessageSender.h"
#import "HRNRemoteConfig.h"
#import "HRNServiceClient.h"

/// Opens what arrives, and mends sessions that are broken.
@interface HRNSessionManager : NSObject

- (instancetype)initWithClient:(HRNServiceClient *)client
                        sender:(HRNMessageSender *)sender
                        config:(HRNRemoteConfig *)config;

- (void)receiveEnvelope:(NSDictionary *)envelope;

@end
