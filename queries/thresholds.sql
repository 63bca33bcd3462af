-- title = "Above and below"
-- summary = "when and how often a figure was above or below an amount, or above or below the year before"
-- periods = "since 2009"
-- menu = "none"
-- precedence = 213
-- looks = "cut"
-- works = ["above", "below", "last_above", "last_below", "first_above", "first_below", "rises", "falls"]
-- answers = "some"
-- layout = "list"
-- balance = false
-- beside = ["share_of_whole_pct", "change_pct"]
-- sentence = "{subject} stood at {figure} {when}, {worked}"
-- say = false
-- example = ["/exports below 20bn by month since 2022", "/imports last above 150bn",
--            "/lng below 8% of goods since 2025"]
-- A percentage is of the change, or of the whole that is named. A quantity is in the line's unit (1 t is 1,000 kg).
-- Money is in the currency asked for, and a price is for each unit of quantity.
with whole as (
    select period, flow, partner, commodity, months, shown as whole, quantity as whole_quantity
    from cells($spans, list_slice($wholes, 1, if($share_of = '', 0, 9999)), $currency)
),
shared as (
    select p.*, case when $measure = 'volume' then pct_of(p.quantity, w.whole_quantity)
                     else pct_of(p.shown, w.whole) end as share
    from cells($spans, $parts, $currency) p left join whole w using (period, flow, partner, commodity, months)
),
priced as (
    select *, shown / nullif(quantity, 0) as price, shown_before / nullif(quantity_before, 0) as price_before
    from shared
),
measured as (
    select *, case when $amount_unit = 'pct' and $share_of <> '' then share
                   when $amount_unit = 'pct' and $measure = 'volume' then pct_change(quantity, quantity_before)
                   when $amount_unit = 'pct' and $measure = 'price' then pct_change(price, price_before)
                   when $amount_unit = 'pct' then pct_change(shown, shown_before)
                   when $amount_unit = '' and $measure = 'volume' then quantity - quantity_before
                   when $amount_unit = '' and $measure = 'price' then price - price_before
                   when $amount_unit = '' then shown - shown_before
                   when $amount_unit = 'money' and $measure = 'price' then price
                   when $amount_unit = 'money' then shown
                   when $amount_unit = 't' then quantity * case unit when 'kg' then 0.001 else 1 end
                   when $amount_unit = 'kg' then quantity * case unit when 't' then 1000 else 1 end
                   else quantity end::double as measured
    from priced
),
met as (
    select *, case when $work in ('above', 'last_above', 'first_above', 'rises') then measured > coalesce($amount, 0)
                   else measured < coalesce($amount, 0) end or ($met_by_amount and measured = $amount) as is_met
    from measured where measured is not null
),
counted as (
    select *, count(*) over line as looked_at, count(*) filter (is_met) over line as met_times,
           row_number() over (partition by flow, partner, commodity, is_met order by first_month) as nth,
           row_number() over (
               partition by flow, partner, commodity
               order by if($work in ('above', 'last_above', 'first_above', 'rises'), -measured, measured), first_month
           ) as nearness
    from met
    window line as (partition by flow, partner, commodity)
)
select period, flow, partner, commodity, months as months_available, looked_at::integer as looked_at,
       met_times::integer as met_times, jpy as value_jpy, usd as value_usd, shown as value_shown, base as compared_with,
       case when flow <> 'balance' and $measure <> 'price' then pct_change(shown, shown_before) end as change_pct,
       case when $measure = 'price' then price end as unit_price,
       case when $measure = 'price' then pct_change(price, price_before) end as unit_price_yoy_pct,
       share as share_of_whole_pct,
       quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from counted
-- Where the condition was never met, the figure that came nearest to it says so.
where (is_met and case when $work in ('last_above', 'last_below') then nth = met_times
                       when $work in ('first_above', 'first_below') then nth = 1 else true end)
   or (met_times = 0 and nearness = 1)
order by first_month
