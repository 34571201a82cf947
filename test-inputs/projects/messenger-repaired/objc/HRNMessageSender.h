#import <Foundation/Foundation.h>

#import "HRNServiceClient.h"
#import "HRNSocketManager.h"

@interface HRNOutgoingMessage : NSObject
@property(nonatomic, copy) NSString *recipient;
@property(nonatomic) unsigned long long timestamp;
@property(nonatomic, copy) NSDictionary *payload;
@end

/// Sends messages: through the socket while it is open, by REST otherwise.
@interface HRNMessageSender : NSObject

- (instancetype)initWithClient:(HRNServiceClient *)client socket:(HRNSocketManager *)socket;

- (void)sendMessage:(HRNOutgoingMessage *)message
            success:(void (^)(void))success
            failure:(HRNFailure)failure;

/// Sends what waits for the network.
- (void)sendAllWaiting;

@end
