package by.pavilion.channel.douyin;

import by.pavilion.channel.AccessToken;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopAuthorization;
import jakarta.enterprise.context.ApplicationScoped;

/** Shops of applications that serve others are authorised by their owners; one of its owner's own needs nobody's word. */
@ApplicationScoped
class DouyinAuthorization implements ShopAuthorization {
    private final DouyinApi api;
    private final DouyinConfig config;

    DouyinAuthorization(DouyinApi api, DouyinConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public boolean isNeeded() {
        return config.serviceApps().isPresent();
    }

    @Override
    public AccessToken byCode(ShopAccess shop, String code) throws ChannelFault {
        return api.tokenByCode(shop, code);
    }
}
