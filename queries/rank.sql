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
    select *, if($currency = 'usd', value_usd, value_jpy) as value, if($currency = 'usd', base_usd, base_jpy) as base,
           if(len($commodities) = 0,
              max(value_jpy) filter (commodity = 'total') over (partition by period, flow, partner),
              max(value_jpy) filter (partner = 'WORLD') over (partition by period, flow, commodity)) as whole
    from figures($periods, $flows, if(len($commodities) = 0, $partners, []::varchar[]), $commodities)
),
ranked as (
    select f.*, rank() over (partition by period, flow, if(len($commodities) = 0, partner::varchar, commodity::varchar)
                             order by value desc) as rank
    from figure f
    join partner p on p.code = f.partner::varchar
    join commodity c on c.code = f.commodity::varchar
    where if(len($commodities) = 0, c.level = 'item', not p.is_group) and value_jpy <> 0
)
select period, flow, partner, commodity, rank::integer as rank, months_available, value_jpy, value_usd,
       if(flow = 'balance', null, pct_change(value, base)) as value_yoy_pct,
       if(len($commodities) = 0 and flow <> 'balance', pct_of(value_jpy, whole), null) as share_pct,
       if(len($commodities) > 0 and flow <> 'balance', pct_of(value_jpy, whole), null) as share_of_world_pct,
       basis_of(series) as basis, series, base_series, longest, has_negative
from ranked
where rank <= $top or (len($commodities) > 0 and list_contains($partners, partner::varchar))
