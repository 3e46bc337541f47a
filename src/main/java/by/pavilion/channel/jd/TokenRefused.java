package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;

/** The platform does not take the access token. */
@SuppressWarnings("serial") // never serialised
final class TokenRefused extends ChannelFault {
    TokenRefused(String reason) {
        super(Kind.STOP, reason);
    }
}
