package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.SignMethod;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A shop to connect.
 *
 * @param appSecret is written and never shown; its text does not show it either
 * @param signMethod how the application signs what it pushes; md5 when it is not given
 */
record ConnectShopRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "malformed-name")
        String appKey,

        @NotNull @Size(min = 1, max = 200) String appSecret,

        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "malformed-name")
        String shopId,

        @NotNull @Size(min = 1, max = 500) String gateway,
        @Nullable SignMethod signMethod) {

    ConnectShop.Wanted toWanted(String channel) {
        return new ConnectShop.Wanted(
                channel, shopId, appKey, appSecret, gateway, signMethod == null ? SignMethod.MD5 : signMethod);
    }

    @Override
    public String toString() {
        return "ConnectShopRequest[" + shopId + "]";
    }
}
