-- title = "Highest and lowest"
-- summary = "the months, quarters or years in which a figure was highest or lowest"
-- periods = "since 2009"
-- menu = "none"
-- precedence = 203
-- looks = "cut"
-- works = ["highest", "lowest"]
-- answers = "some"
-- layout = "list"
-- balance = false
-- beside = ["share_of_whole_pct", "change_pct"]
-- sentence = "{subject} stood at {figure} {when}, {worked}"
-- say = false
-- example = ["/imports highest since 2015", "/lng lowest by quarter since 2020 top 3",
--            "/lng highest of goods by year since 2010"]
-- By volume or price where these are asked for; looked_at is how many months, quarters or years there are figures of.
-- With an order by change, or by growth, the highest and the lowest change, in the measure asked for or in percent.
-- With a whole that is named, the highest and the lowest share of it.
with whole as (
    select period, flow, partner, commodity, months, shown as whole, quantity as whole_quantity
    from cells($spans, list_slice($wholes, 1, if($share_of = '', 0, 9999)), $currency)
),
measured as (
    select p.*, case $measure when 'volume' then quantity when 'price' then shown / nullif(quantity, 0)
                              else shown end::double as measured,
           case $measure when 'volume' then quantity_before when 'price' then shown_before / nullif(quantity_before, 0)
                         else shown_before end::double as measured_before,
           case when $measure = 'volume' then pct_of(quantity, whole_quantity) else pct_of(shown, whole) end as share
    from cells($spans, $parts, $currency) p left join whole using (period, flow, partner, commodity, months)
),
picked as (
    select *, case $order when 'change' then measured - measured_before
                          when 'growth' then pct_change(measured, measured_before)
                          else if($share_of = '', measured, share) end as picked_by
    from measured
),
placed as (
    select *, count(*) over line as looked_at,
           rank() over (line order by case when $work = 'lowest' then picked_by else -picked_by end) as place
    from picked where picked_by is not null
    window line as (partition by flow, partner, commodity)
)
select period, flow, partner, commodity, months as months_available, looked_at::integer as looked_at,
       jpy as value_jpy, usd as value_usd, shown as value_shown, base as compared_with,
       case when flow <> 'balance' and $measure <> 'price' then pct_change(shown, shown_before) end as change_pct,
       case when $measure = 'price' then measured end as unit_price,
       case when $measure = 'price' then pct_change(measured, shown_before / nullif(quantity_before, 0)) end
           as unit_price_yoy_pct,
       if($order = '', share, null) as share_of_whole_pct,
       quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from placed
where place <= greatest($top, 1)
order by place, first_month
