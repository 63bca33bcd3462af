-- title = "What drove the change"
-- summary = "what each of the goods, or of the countries, added to the change, in yen and in points"
-- periods = "fytd"
-- top = 6
-- menu = "none"
-- precedence = 202
-- works = ["drivers"]
-- answers = "some"
-- layout = "ranking"
-- apart = "open"
-- balance = false
-- measure = ["value_change"]
-- beside = ["contribution_points"]
-- heading = "What changed: {subject.inside}"
-- sentence = "{subject} {when}: the change came from {names}"
-- say = false
-- example = ["/imports drivers fy2025", "/coal world drivers 2025", "/exports drivers 2025 vs 2021 top 10"]
-- The largest changes up and down and those of what is named, the rest as one row, and the whole: they add up. A line
-- that only one of the two periods has counts with nothing in the other. Each list has an owner: the country whose
-- goods it is of, or the goods. Of goods added up only those that are named are.
with each as (
    select *, owner_of($each, partner, commodity) as owner,
           coalesce(jpy, 0) - coalesce(jpy_before, 0) as change_jpy,
           coalesce(usd, 0) - coalesce(usd_before, 0) as change_usd,
           coalesce(shown, 0) - coalesce(shown_before, 0) as change
    from cells($spans, $parts, $currency)
),
whole as (
    select *, owner_of($each, partner, commodity) as owner,
           jpy - jpy_before as change_jpy, usd - usd_before as change_usd, shown - shown_before as change
    from cells($spans, $wholes, $currency) where jpy is not null and jpy_before is not null
),
placed as (
    select *, row_number() over (partition by period, flow, owner
                                 order by abs(change) desc, partner, commodity) as place
    from each
),
listed as (
    select period, flow, owner, partner, commodity, place, jpy, usd, shown, jpy_before, change_jpy, change_usd, change
    from placed
    where place <= $top
       or list_contains(listed_as($each, $partners, $commodities), listed_as($each, partner, commodity))
       or ($each = 'commodity' and contains(commodity, '+'))
),
rest as (
    select whole.period, whole.flow, owner, if($each = 'commodity', whole.partner, 'others') as partner,
           if($each = 'commodity', 'others', whole.commodity) as commodity,
           greatest($top, max(listed.place)) + 1 as place,
           any_value(whole.jpy) - sum(listed.jpy) as jpy, any_value(whole.usd) - sum(listed.usd) as usd,
           any_value(whole.shown) - sum(listed.shown) as shown,
           any_value(whole.jpy_before) - sum(listed.jpy_before) as jpy_before,
           any_value(whole.change_jpy) - sum(listed.change_jpy) as change_jpy,
           any_value(whole.change_usd) - sum(listed.change_usd) as change_usd,
           any_value(whole.change) - sum(listed.change) as change
    from whole join listed using (period, flow, owner)
    group by all
),
put as (
    select *, false as is_whole from listed
    union all by name
    select *, false as is_whole from rest
    union all by name
    select period, flow, owner, partner, commodity, jpy, usd, shown, jpy_before, change_jpy, change_usd, change,
           true as is_whole, (select max(place) + 1 from rest) as place
    from whole
)
select period, put.flow, put.partner, put.commodity, put.place::integer as rank,
       whole.months as months_available,
       put.jpy::bigint as value_jpy, put.usd as value_usd, put.shown as value_shown,
       put.jpy_before::bigint as base_value_jpy,
       whole.base as compared_with, put.change_jpy::bigint as value_change_jpy,
       put.change_usd as value_change_usd, put.change as value_change_shown,
       100.0 * put.change / nullif(whole.shown_before, 0) as contribution_points,
       if(is_whole, pct_change(whole.shown, whole.shown_before), null) as change_pct,
       whole.basis, whole.stage, whole.series, whole.base_series, whole.longest, whole.lowest < 0 as has_negative
from put join whole using (period, flow, owner)
