//! The formulas, each a pattern that stands for one formula per kind of input.

/// `{s}` and `{t}`: a figure, a fraction under nought, nought, a blank, a text, the same in capitals and decomposed, a
/// date. `{d}`: what a date function is given. `{c}`: every column; `{p}`: those that have the table's eight rows.
const KINDS: [(&str, &[&str]); 5] = [
    ("{s}", &["so", "le", "khong", "trong", "chu", "hoa", "nfd", "ngay"]),
    ("{t}", &["so", "le", "khong", "trong", "chu", "hoa", "nfd", "ngay"]),
    ("{d}", &["ngay", "so", "chu", "DATE(2020,12,31)", "ngay+0.75"]),
    ("{c}", &["hd_so", "hd_tien", "hd_loai", "hd_ngay", "hd_x", "hd_trong", "hd_khong"]),
    ("{p}", &["hd_so", "hd_tien", "hd_loai", "hd_ngay", "hd_x", "hd_trong"]),
];

const OPERATORS: &str = r#"
{s}
{s}+1
{s}*2-1
-{s}
--{s}
{s}%
{s}^2
{s}&"!"
{s}&{t}
{s}/so
so/{s}
{s}={t}
{s}<>{t}
{s}<5
{s}>=5
5<={s}
{s}="nhiều"
{s}=""
{s}=0
so>=7%*100
so*10%>=0.7
-2^2
2^3^2
2^-1
1=1=TRUE
"5"+1
0.1+0.2=0.3
0.1+0.2-0.3=0
1.5e3%
"A"="a"
"có"="CÓ"
"đ"="Đ"
so   +   1
"a ""b"""
khong/khong
1e308*10
"#;

const SCALARS: &str = r#"
ABS({s})
INT({s})
ROUND({s},1)
ROUND({s},-1)
ROUND(2.5,0)
ROUND(-2.5,0)
ROUND(1.005,2)
ROUNDUP({s},0)
ROUNDUP({s},-1)
ROUNDUP(7%*100,0)
ROUNDUP(70%*10,0)
ROUNDDOWN({s},0)
ROUNDDOWN(0.29*100,0)
MOD({s},3)
MOD(so,{s})
MOD(-7,3)
DATE(2020,2,18)
DATE(2020,13,1)
DATE(2021,2,29)
DATE(2020,2,0)
DATE(2020,3,28)-DATE(2020,2,18)
DATE(2020,2,18)>={d}
YEAR({d})
MONTH({d})
DAY({d})
WEEKDAY({d},2)
LEN({s})
LEN("Hữu nghị")
EXACT({s},"nhiều")
EXACT({s},{t})
IF({s},1,2)
IF({s}>0,"a","b")
IF({s}>0,"a")
IF(so>0,{s},2)
IF(so>5,IF(so>6,"Đạt","Gần đạt"),"Chưa đạt")
IF(COUNT({s},{t})<2,"Thiếu số liệu",IF({s}<={t},"Đạt","Chưa đạt"))
IFERROR({s}/0,{t})
IFERROR({s},0)
IFERROR(SUM(hd_tien)/COUNT(hd_trong),"–")
NOT({s})
AND({s},{t})
AND({s}>1,so>1)
OR({s},{t})
OR({s}>1,{t}>1)
AND(MONTH(ngay)>=1,MONTH(ngay)<=3)
if(so>5,Sum(hd_tien),0)
"#;

const COLUMNS: &str = r"
COUNT({s},{t})
COUNT({c})
COUNT({c},{s})
COUNT(so/khong)
COUNTA({s},{t})
COUNTA({c})
COUNTA({c},{s})
SUM({s},{t})
SUM({s}+1,2)
SUM({c})
SUM({c},{s},hd_tien)
SUM(so/khong)
AVERAGE({s},{t})
AVERAGE({c})
AVERAGE({c},so)
MIN({s},{t})
MIN({c})
MAX({s},3)
MAX({c})
MAX({c},{s})
MAX(hd_ngay)-MIN(hd_ngay)
SUM(hd_tien)/COUNT(hd_tien)
";

const CRITERIA: &str = r#"
COUNTIF({c},"phần việc")
COUNTIF({c},"=Phần Việc")
COUNTIF({c},"phần*")
COUNTIF({c},"*việc*")
COUNTIF({c},"ph?n việc")
COUNTIF({c},"công trình (lớn)")
COUNTIF({c},"3 tháng")
COUNTIF({c},"x")
COUNTIF({c},"<>")
COUNTIF({c},">0")
COUNTIF({c},">=-1")
COUNTIF({c},"<5")
COUNTIF({c},"<="&1.5)
COUNTIF({c},"=7")
COUNTIF({c},"7")
COUNTIF({c},7)
COUNTIF({c},so-2)
COUNTIF({c},{s})
COUNTIF({c},"="&{s})
COUNTIF({c},">="&ngay)
COUNTIF({c},"<"&so)
COUNTIF({c},"Công "&"trình")
COUNTIF({c},chu&"*")
COUNTIFS({c},{s})
COUNTIFS({p},{s},hd_x,"x")
COUNTIFS({p},"<>",hd_tien,">1")
COUNTIFS(hd_ngay,">="&DATE(2020,2,18),hd_ngay,"<="&DATE(2020,3,28),{p},"<>")
SUMIF({c},">0")
SUMIF({p},"x",hd_tien)
SUMIF({p},"phần*",hd_tien)
SUMIF({p},{s},hd_tien)
SUMIF({p},">="&DATE(2020,2,18),hd_tien)
SUMIF(hd_x,"x",{p})
SUMIFS(hd_tien,{p},"x")
SUMIFS({p},hd_x,"x",hd_ngay,">="&DATE(2020,2,18))
SUMIFS(hd_tien,hd_ngay,">="&DATE(2020,2,18),hd_ngay,"<="&DATE(2020,3,28))
"#;

const ROWS: &str = r#"
SUMPRODUCT({c})
SUMPRODUCT({p},hd_tien)
SUMPRODUCT({c}*1)
SUMPRODUCT(--{c})
SUMPRODUCT({c}%)
SUMPRODUCT({c}/2)
SUMPRODUCT(hd_tien^2)
SUMPRODUCT(2/(hd_tien+1))
SUMPRODUCT(({c}="x")*1)
SUMPRODUCT(--({c}="phần việc"))
SUMPRODUCT(({c}="x")+0)
SUMPRODUCT(({c}<>"")*1)
SUMPRODUCT(({c}=0)*1)
SUMPRODUCT(({c}>=5)*1)
SUMPRODUCT(({c}={s})*1)
SUMPRODUCT(({c}<>{s})*1)
SUMPRODUCT(({c}>={d})*1)
SUMPRODUCT(({p}<>"x")*(hd_tien>1))
SUMPRODUCT(({p}="x")*hd_tien)
SUMPRODUCT((hd_x="x")*{p})
SUMPRODUCT(--(hd_x="x"),{p})
SUMPRODUCT(--(hd_x="x"),--(hd_tien>1))
SUMPRODUCT(({p}=hd_loai)*1)
SUMPRODUCT(({p}>hd_tien)*1)
SUMPRODUCT(({p}&""="x")*1)
SUMPRODUCT((hd_x="x")+({p}="phần việc"))
SUMPRODUCT(((hd_x="x")+({p}="phần việc")>0)*1)
SUMPRODUCT(1-(hd_x="x"))
SUMPRODUCT((hd_x="x")*{s})
SUMPRODUCT((hd_x="x")*IF(so>5,1,0))
SUMPRODUCT((hd_tien>=SUM(hd_tien)/COUNT(hd_tien))*1)
SUMPRODUCT((hd_ngay>=DATE(2020,2,18))*(hd_ngay<=DATE(2020,3,28))*({p}="x"))
"#;

/// What our own templates and summaries use beside the plan language; for [`tonghop::formula::calculate`].
const WORKBOOK: &str = r##"
'Số liệu'!$B$1
'Số liệu'!$B$1+so
TRIM(dem)
TRIM(dem)&"|"
FIND("/",chu_ngay)
FIND("x","abc")
IFERROR(FIND("x","abc"),0)
SEARCH("VIỆC","phần việc")
MID(chu_ngay,4,2)
MID("Hữu nghị",2,3)
LEFT(chu_ngay,2)
RIGHT(chu_ngay,4)
RIGHT("Hữu nghị",4)
VALUE("02")
VALUE("1.5")
VALUE("abc")
VALUE("")
VALUE("12%")
DATE(VALUE(RIGHT(chu_ngay,4)),VALUE(MID(chu_ngay,4,2)),VALUE(LEFT(chu_ngay,2)))
ISNUMBER({s})
ISTEXT({s})
ISBLANK({s})
ISERROR({s}/0)
ISNUMBER(FIND("a","abc"))
N({s})
T({s})
TEXT(ngay,"dd/mm/yyyy")
TEXT(ngay,"d/m")
TEXT(ngay,"yyyy")
TEXT(0.126,"0%")
TEXT(0.1256,"0.0%")
TEXT(1234567.891,"#,##0")
TEXT(1234567.891,"#,##0.00")
TEXT(5,"00")
TEXT(trong,"0")
TEXT(chu,"0")
TEXT(5,"0"" đơn vị""")
COUNTBLANK({c})
HYPERLINK("#'Số liệu'!A1","Xem")
HYPERLINK("received/abc.xlsx",7)
CONCATENATE("a",1,chu)
"a"&CHAR(10)&"b"
so&" / "&chu
ROUND(46.2,1)&""
INDEX(hd_loai,2)
INDEX(hd_loai,3)
INDEX(hd_loai,3)&""
MATCH("x",hd_loai,0)
MATCH("X",hd_loai,0)
MATCH("phần*",hd_loai,0)
MATCH("zz",hd_loai,0)
INDEX(hd_tien,MATCH("x",hd_loai,0))
IFERROR(INDEX(hd_tien,MATCH("zz",hd_loai,0)),"")
VLOOKUP("zz",hd_loai,1,FALSE)
SUBSTITUTE("a-b-c","-","/")
SUBSTITUTE("a-b-c","-","/",2)
REPT("█",3)
REPT("■",ROUND(0.57*10,0))&REPT("□",10-ROUND(0.57*10,0))
UPPER("đoàn hữu nghị")
LOWER("ĐOÀN HỮU NGHỊ")
SUMPRODUCT((TRIM(hd_loai)<>"")*1)
SUMPRODUCT((LEN(hd_loai)>0)*1)
SUMPRODUCT((hd_loai<>"")*(hd_tien>0))
AVERAGEIF(hd_x,"x",hd_tien)
LARGE(hd_tien,1)
SMALL(hd_tien,1)
RANK(4,hd_tien)
MEDIAN(hd_tien)
SUBTOTAL(9,hd_tien)
SUBTOTAL(103,hd_loai)
CEILING(2.1,1)
FLOOR(2.9,1)
CHOOSE(2,"a","b","c")
ROW('Số liệu'!A5)
ROWS(hd_loai)
EDATE(ngay,1)
EOMONTH(ngay,0)
NA()
IF(trong="","",trong)
"##;

/// The lines of [`WORKBOOK`], filled in.
pub fn workbook_formulas() -> Vec<String> {
    WORKBOOK.lines().filter(|line| !line.is_empty()).flat_map(filled).collect()
}

/// Every pattern with every input it stands for.
pub fn formulas() -> Vec<String> {
    let patterns = [OPERATORS, SCALARS, COLUMNS, CRITERIA, ROWS].into_iter().flat_map(str::lines);
    patterns.filter(|line| !line.is_empty()).flat_map(filled).collect()
}

fn filled(pattern: &str) -> Vec<String> {
    let mut texts = vec![pattern.to_owned()];
    for (mark, values) in KINDS.into_iter().filter(|(mark, _)| pattern.contains(mark)) {
        texts = texts.iter().flat_map(|text| values.iter().map(move |value| text.replace(mark, value))).collect();
    }
    texts
}
