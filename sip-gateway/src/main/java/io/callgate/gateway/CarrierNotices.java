package io.callgate.gateway;

import io.callgate.gateway.carrier.CarrierWatch;
import io.callgate.gateway.carrier.Target;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;

/** Tells the person on call that a carrier has gone, or is back. */
final class CarrierNotices implements CarrierWatch {

    private final Notices notices;

    CarrierNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void changed(Target target, boolean up) {
        notices.raise(up ? Notice.CARRIER_UP : Notice.CARRIER_DOWN, target.toString());
    }
}
