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
-- beside = ["unit_price", "share_of_whole_pct", "change_pct", "share_gained_points"]
-- sentence = "{subject} {when}: the first were {names}"
-- say = false
-- example = ["/rank imports 2025 by growth top 5", "/rank lng 2025 vs 2021 by share_gained"]
-- Where there are no volumes the order is by value.
-- Each list has an owner: the country whose goods it is of, or the goods.
-- Of goods that are listed with the share of a country in each of them (`of goods`) every one has a whole of its own.
-- A country or goods named is shown wherever it stands; of those with nothing in either period there is no growth.
with whole as (
    select period, flow, owner_of($each, partner, commodity) as owner,
           if($each = 'commodity' and $share_of = 'goods', commodity::varchar, '') as inside, shown as all_now,
           shown_before as all_before, quantity as all_quantity, quantity_before as all_quantity_before
    from cells($spans, $wholes, $currency)
),
each as (
    select c.*, all_now, all_before, all_quantity, all_quantity_before,
           case when quantity > 0 then shown / quantity::double end as unit_price,
           $measure = 'volume' and max(quantity) over (partition by period, flow, owner) is not null as by_volume
    from (select *, owner_of($each, partner, commodity) as owner,
                 if($each = 'commodity' and $share_of = 'goods', commodity::varchar, '') as inside
          from cells($spans, $parts, $currency)) c
    left join whole using (period, flow, owner, inside)
),
figured as (
    select *, if(by_volume, quantity, shown)::double as figure,
           if(by_volume, quantity_before, shown_before)::double as figure_before,
           if(by_volume, all_quantity, all_now)::double as whole,
           if(by_volume, all_quantity_before, all_before)::double as whole_before
    from each
),
shared as (
    select *, pct_of(figure, whole) as share,
           pct_of(figure, whole) - pct_of(figure_before, whole_before) as share_gained
    from figured
),
ordered as (
    select *,
           case $order when 'change' then coalesce(figure, 0) - coalesce(figure_before, 0)
                       when 'growth' then pct_change(figure, figure_before)
                       when 'share_gained' then share_gained
                       when 'price' then unit_price
                       else if(inside = '', figure, share) end::double as ranked_by,
           case when $amount_unit = 'pct' and $order = 'share_gained' then share_gained
                when $amount_unit = 'pct' and $share_of <> '' then share
                when $amount_unit = 'pct' then pct_change(figure, figure_before)
                when $amount_unit = 'money' and $order = 'price' then unit_price
                when $amount_unit = 'money' and $order = 'change' then shown - coalesce(shown_before, 0)
                when $amount_unit = 'money' then shown
                when $amount_unit = 't' then quantity * case unit when 'kg' then 0.001 else 1 end
                when $amount_unit = 'kg' then quantity * case unit when 't' then 1000 else 1 end
                when $work in ('rises', 'falls') then figure - figure_before
                else quantity end::double as measured
    from shared
),
-- Of so many of the largest the others are not looked at.
sized as (
    select *, row_number() over (partition by period, flow, owner order by figure desc nulls last) as size_place
    from ordered
),
met as (
    select *, case when $work = 'rises' then figure > figure_before when $work = 'falls' then figure < figure_before
                   when $amount is null then true when measured = $amount then $met_by_amount
                   when $work like '%below' then measured < $amount else measured > $amount end as is_met
    from sized
    where ($among = 0 or size_place <= $among) and ranked_by is not null
      and (shown <> 0 or shown_before <> 0 or by_volume)
      and ($amount is null or measured is not null)
),
placed as (
    select *, count(*) over list as looked_at, count(*) filter (is_met) over list as met_times,
           rank() over (partition by period, flow, owner, is_met
                        order by case when $smallest then ranked_by else -ranked_by end) as place,
           row_number() over (partition by period, flow, owner
                              order by if($work like '%below' or $work = 'falls', measured, -measured)) as nearness
    from met
    window list as (partition by period, flow, owner)
)
select period, flow, partner, commodity, if(met_times = 0, 1, place)::integer as rank, looked_at::integer as looked_at,
       case when $amount is not null or $work in ('rises', 'falls') then met_times::integer end as met_times,
       months as months_available,
       jpy as value_jpy, usd as value_usd, shown as value_shown, base as compared_with, jpy_before as base_value_jpy,
       jpy - jpy_before as value_change_jpy,
       case when flow <> 'balance' then pct_change(shown, shown_before) end as change_pct,
       case when inside = '' then share end as share_of_list_pct,
       case when inside <> '' or ($amount_unit = 'pct' and $share_of <> '' and $order = '') then share end
           as share_of_whole_pct,
       case when inside = '' or $order = 'share_gained' then share_gained end as share_gained_points,
       case when $order = 'price' then unit_price end as unit_price,
       quantity, case when by_volume then pct_change(quantity, quantity_before) end as quantity_change_pct,
       case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from placed
-- Where the condition is met by none, the one that came nearest to it says so.
where (is_met and place <= $top) or (met_times = 0 and nearness = 1)
   or (is_met and list_contains(listed_as($each, $partners, $commodities), listed_as($each, partner, commodity)))
order by period, flow, place
