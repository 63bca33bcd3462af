-- title = "Ranking"
-- summary = "countries for a commodity, or commodities for a country, largest first"
-- periods = "fytd"
-- open = "partner_or_commodity"
-- top = 10
-- menu = "all"
-- precedence = 40
-- direction = "as_traded"
-- layout = "ranking"
-- sentence = "{leaders} {when} were {names}"
-- example = ["/rank lng fy2024", "/rank russia imports fy2024 top 5", "/rank cars russia 2024"]
-- With a commodity the countries are ranked, and a country named with it is shown wherever it stands; without one, the
-- items of the country's trade. Groups of countries, sections and parts of items are never ranked beside their members.
-- Only what has no value is ranked by its number.
with ranked as (
    select *, rank() over (whole order by coalesce(shown, quantity) desc) as rank, sum(jpy) over whole as listed
    from figures($periods, $flows, case when len($commodities) = 0 then $partners else []::varchar[] end,
                 $commodities, $currency)
    where case when len($commodities) = 0 then level = 'item' else not is_group end and coalesce(jpy, quantity) <> 0
    window whole as (
        partition by period, flow, case when len($commodities) = 0 then partner::varchar else commodity::varchar end
    )
)
select period, flow, partner, commodity, rank::integer as rank, months as months_available,
       jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       case when flow <> 'balance' and months <= 12 then pct_change(shown, shown_before) end as value_yoy_pct,
       case when len($commodities) = 0 and flow <> 'balance' then pct_of(jpy, partner_total) end as share_pct,
       case when len($commodities) > 0 and flow <> 'balance' then pct_of(jpy, world_total) end as share_of_world_pct,
       case when len($commodities) > 0 and flow in ('export', 'import')
            then pct_of(world_total - listed, world_total) end as unlisted_pct,
       case when jpy is null then quantity end as quantity, case when jpy is null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from ranked
where rank <= $top or (len($commodities) > 0 and list_contains($partners, partner::varchar))
