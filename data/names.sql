-- HS codes by their names, behind `schema.sql` and `lines.sql`.
-- `plain` are the words of an English name, between spaces: made once, and not for each search.
create macro plain_words(name) as ' ' || regexp_replace(lower(name), '[^a-z0-9]+', ' ', 'g') || ' ';

create table if not exists named_code as select *, plain_words(name_en) as plain from code_name;

-- The names of codes. A line has the name that the tables have for it, else that of its subheading; what the HS of 2022
-- does not have any more that of the heading, and `exact` says what is named so.
create macro code_names(codes) as table
with named as (select unnest(codes) as code),
found as (
    select n.code, c.code as exact, c.name_en, c.name_ja, c.name_ru, len(c.code) as digits
    from named n join named_code c on starts_with(n.code, c.code)
    union all
    select n.code, hs9, name_en, name_ja, name_ru, 9 from named n join commodity on hs9 = n.code
)
select code, arg_max(exact, digits) as exact, arg_max(name_en, digits) as name_en,
       arg_max_null(name_ja, digits) as name_ja, arg_max_null(name_ru, digits) as name_ru
from found group by code;

-- Codes by words of their names: each word is a list of texts that mean it. English words are found by their
-- beginnings, words in katakana as whole ones; what has most of the words comes first, then what says them first.
create macro place_of(text, english, japanese, russian) as
case when strpos(english, ' ' || text || ' ') > 0 then strpos(english, ' ' || text || ' ')
     when strpos(english, ' ' || text) > 0 then strpos(english, ' ' || text) + 200
     -- Most are done with here: a pattern is made anew for each row that it is looked for in.
     when strpos(japanese, text) = 0 then strpos(russian, text)
     when regexp_full_match(text, '[ァ-ヶー]+')
     then if(regexp_matches(japanese, '(^|[^ァ-ヶー])' || text || '($|[^ァ-ヶー])'), strpos(japanese, text), 0)
     else greatest(strpos(japanese, text), strpos(russian, text)) end;

create macro find_codes(words, most) as table
with named as (
    select code, plain, name_ja, name_ru from named_code
    union all
    select hs9, plain_words(name_en), name_ja, name_ru from commodity where hs9 is not null
),
lowered as (
    select code, plain as english, coalesce(name_ja, '') as japanese,
           replace(lower(coalesce(name_ru, '')), 'ё', 'е') as russian
    from named
),
-- Where a word stands in a name: nowhere is 0.
placed as (
    select code, length(english) as length, [
        list_min([n for n in [place_of(text, english, japanese, russian) for text in word] if n > 0]) for word in words
    ] as places
    from lowered
)
select code, len([n for n in places if n is not null]) as hits,
       list_sum([n for n in places if n is not null]) as first_at
from placed where hits > 0 and (hits = len(words) or hits >= 2)
order by hits desc, len(code) = 9, first_at, length, code limit most;
