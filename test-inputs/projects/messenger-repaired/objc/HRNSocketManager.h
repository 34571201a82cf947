#import <Foundation/Foundation.h>

#import "HRNServiceClient.h"

typedef enum {
  HRNSocketStateClosed,
  HRNSocketStateConnecting,
  HRNSocketStateOpen
} HRNSocketState;

/// The websocket that stays open while the app is in the foreground.
@interface HRNSocketManager : NSObject

@property(nonatomic, readonly) HRNSocketState state;
@property(nonatomic, copy) void (^onMessage)(NSDictionary *envelope);

- (instancetype)initWithURL:(NSString *)url;
- (void)openSocket;
- (void)closeSocket;

/// Opens the socket after a random part of a few seconds: everybody else's network
/// has come back in the same moment.
- (void)openSocketSoon;

/// Sends a request through the socket; the failure is the service's answer, or
/// HRNErrorNotConnected, or HRNErrorTimedOut.
- (void)sendRequest:(NSDictionary *)request
            success:(HRNSuccess)success
            failure:(HRNFailure)failure;

@end
