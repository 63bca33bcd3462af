-- title = "Ranking by change"
-- summary = "countries or goods by growth, change, share gained or price, or those above an amount"
-- periods = "fytd"
-- top = 10
-- menu = "none"
-- precedence = 205
-- works = ["order"]
-- answers = "some"
-- layout = "ranking"
-- apart = "open"
-- direction = "as_traded"
-- balance = false
-- beside = ["unit_price", "change_pct", "share_gained_points"]
-- sentence = "{subject} {when}: the first were {names}"
-- say = false
-- example = ["/rank imports 2025 by growth top 5", "/rank lng 2025 vs 2021 by share_gained"]
-- A country or goods named is shown wherever it stands; of those with nothing in either period there is no growth.
with whole as (
    select period, flow, shown as all_now, shown_before as all_before from cells($spans, $wholes, $currency)
),
each as (
    select c.*, all_now, all_before, case when quantity > 0 then shown / quantity::double end as unit_price,
           count(distinct partner) over (partition by period, flow) > 1 as of_countries
    from cells($spans, $parts, $currency) c left join whole using (period, flow)
),
ordered as (
    select *, pct_of(shown, all_now) - pct_of(shown_before, all_before) as share_gained,
           case $order when 'change' then coalesce(shown, 0) - coalesce(shown_before, 0)
                       when 'growth' then pct_change(shown, shown_before)
                       when 'share_gained' then pct_of(shown, all_now) - pct_of(shown_before, all_before)
                       when 'price' then unit_price
                       else shown end::double as ranked_by
    from each
),
placed as (
    select *, rank() over (partition by period, flow
                        order by case when $smallest then ranked_by else -ranked_by end) as place,
           count(*) over (partition by period, flow) as looked_at
    from ordered
    where ranked_by is not null and (shown <> 0 or shown_before <> 0)
      and ($amount is null or case when $work = 'below' then ranked_by < $amount else ranked_by > $amount end)
)
select period, flow, partner, commodity, place::integer as rank, looked_at::integer as looked_at,
       months as months_available,
       jpy as value_jpy, usd as value_usd, shown as value_shown, base as compared_with, jpy_before as base_value_jpy,
       jpy - jpy_before as value_change_jpy,
       case when flow <> 'balance' then pct_change(shown, shown_before) end as change_pct,
       pct_of(shown, all_now) as share_of_list_pct, share_gained as share_gained_points,
       case when $order = 'price' then unit_price end as unit_price,
       quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from placed
where place <= $top or (of_countries and list_contains($partners, partner))
   or (not of_countries and list_contains($commodities, commodity))
