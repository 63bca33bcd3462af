-- title   = "Ranking"
-- summary = "countries for a commodity, or commodities for a country, largest first"
-- periods = "fytd"
-- open    = "partner_or_commodity"
-- top     = 10
-- rows    = "rank"
-- chart   = "rank"
-- example = ["/rank lng fy2024", "/rank russia imports fy2024 top 5", "/rank cars russia 2024"]
-- With a commodity the countries are ranked, and a country named with it is shown wherever it stands; without one, the
-- items of the country's trade. Groups of countries, sections and parts of items are never ranked beside their members.
with figure as (
    select *, if(len($commodities) = 0,
                 max(now.jpy) filter (commodity = 'total') over (partition by period, flow, partner, now.months),
                 max(now.jpy) filter (partner = 'WORLD') over (partition by period, flow, commodity, now.months)) as whole
    from figures($periods, $flows, if(len($commodities) = 0, $partners, []::varchar[]), $commodities, $currency)
),
ranked as (
    select f.*, rank() over (partition by period, flow, if(len($commodities) = 0, partner::varchar, commodity::varchar)
                             order by now.shown desc) as rank,
           sum(now.jpy) over (partition by period, flow, if(len($commodities) = 0, partner::varchar, commodity::varchar)) as listed
    from figure f
    join partner p on p.code = f.partner::varchar
    join commodity c on c.code = f.commodity::varchar
    where if(len($commodities) = 0, c.level = 'item', not p.is_group) and now.jpy <> 0
)
select period, flow, partner, commodity, rank::integer as rank, now.months as months_available, now.jpy as value_jpy,
       now.usd as value_usd, if(flow = 'balance' or now.months > 12, null, pct_change(now.shown, before.shown)) as value_yoy_pct,
       if(len($commodities) = 0 and flow <> 'balance', pct_of(now.jpy, whole), null) as share_pct,
       if(len($commodities) > 0 and flow <> 'balance', pct_of(now.jpy, whole), null) as share_of_world_pct,
       if(len($commodities) > 0 and flow in ('export', 'import'), pct_of(whole - listed, whole), null) as unlisted_pct,
       basis_of(now.series) as basis, now.series as series, before.series as base_series, now.longest as longest,
       now.lowest < 0 as has_negative
from ranked
where rank <= $top or (len($commodities) > 0 and list_contains($partners, partner::varchar))
