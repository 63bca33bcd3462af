-- title   = "Share"
-- summary = "how much of the country's trade, and of Japan's trade in the commodity, and what it was a year before"
-- periods = "latest fytd"
-- balance = false
-- chart   = "stacked"
-- example = ["/share lng fy2024", "/share fish 2024", "/share russia imports fy2024"]
with figure as (
    select *, max(value_jpy) filter (commodity = 'total' and flow in ('export', 'import')) over own as partner_total,
           max(base_jpy) filter (commodity = 'total' and flow in ('export', 'import')) over own as base_partner_total,
           max(value_jpy) filter (partner = 'WORLD' and flow <> 'balance') over all_partners as world,
           max(base_jpy) filter (partner = 'WORLD' and flow <> 'balance') over all_partners as base_world
    from figures($periods, $flows, list_append($partners, 'WORLD'), list_append($commodities, 'total'))
    window own as (partition by period, flow, partner), all_partners as (partition by period, flow, commodity)
)
select period, flow, partner, commodity, months_available, value_jpy, value_usd,
       if(commodity = 'total', null, pct_of(value_jpy, partner_total)) as share_pct,
       if(commodity = 'total', null, pct_of(base_jpy, base_partner_total)) as share_before_pct,
       if(partner = 'WORLD', null, pct_of(value_jpy, world)) as share_of_world_pct,
       if(partner = 'WORLD', null, pct_of(base_jpy, base_world)) as share_of_world_before_pct,
       basis_of(series) as basis, series, base_series, longest, has_negative
from figure
where flow <> 'balance' and list_contains($partners, partner::varchar) and list_contains($commodities, commodity::varchar)
