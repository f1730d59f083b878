package io.callgate.gateway;

import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.carrier.CarrierStatus;
import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.callgate.gateway.carrier.CarrierWatch;
import io.callgate.gateway.carrier.NameStatus;
import io.callgate.gateway.carrier.NameWatch;
import io.callgate.gateway.carrier.Target;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.util.stream.Collectors;

/** Tells the person on call that a carrier has gone, is back, or has moved. */
final class CarrierNotices implements CarrierWatch, NameWatch {

    private final Notices notices;

    CarrierNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void changed(Target target, boolean up) {
        notices.raise(up ? Notice.CARRIER_UP : Notice.CARRIER_DOWN, target.toString());
    }

    @Override
    public void happened(NameWatch.Event event, Carrier carrier) {
        Notice notice = switch (event) {
            case FOUND -> Notice.CARRIER_FOUND;
            case MOVED -> Notice.CARRIER_MOVED;
            case STALE -> Notice.CARRIER_NAME_STALE;
            case LOST -> Notice.CARRIER_UNRESOLVED;
        };
        CarrierStatus status = carrier.status();
        String targets = status.targets().stream().map(TargetStatus::address)
                .collect(Collectors.joining(", "));
        notices.raise(notice, carrier.name() + " at "
                + status.nameStatus().map(NameStatus::host).orElse("")
                + (targets.isEmpty() ? "" : ": " + targets));
    }
}
