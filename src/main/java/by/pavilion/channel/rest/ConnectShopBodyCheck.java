package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectShop;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Whether the gateway of a shop could be one, when its other fields are wrong as well. */
@Singleton
class ConnectShopBodyCheck implements BodyCheck<ConnectShopRequest> {
    private final ConnectShop connectShop;

    ConnectShopBodyCheck(ConnectShop connectShop) {
        this.connectShop = connectShop;
    }

    @Override
    public Class<ConnectShopRequest> type() {
        return ConnectShopRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(ConnectShopRequest request) {
        return Optional.ofNullable(request.gateway()).flatMap(connectShop::errorIn).stream()
                .toList();
    }
}
