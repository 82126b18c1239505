/** CSV files that break careless programs, for the tests. */
export const nastyFiles: Record<string, string> = {
  "empty.csv": "",
  "blank-lines.csv": "\n\r\n\n",
  "header-only.csv": "a,b,c\n",
  "one-column.csv": "value\n1\n\n3\n",
  "quotes.csv": 'name,remark,n\r\n"Doe, ""Jane""","two\nlines",1\r\n"O\'Neil","a;b",2\r\nplain,"",3\r\n',
  "semicolons.csv":
    "Datum;Ort;Menge;Preis\n01.02.2020;Köln;1;1.234,50\n02.02.2020;Köln;2;2,25\n03.02.2020;Bonn;3;-0,75\n04.02.2020;Bonn;4;10,00\n",
  "chinese.csv":
    "日期,城市,气温,备注\n2020年1月1日,北京,-3.5,晴\n2020年1月2日,北京,-1,多云\n2020年1月1日,上海,6,雨\n2020年1月2日,上海,7.25,晴\n",
  "missing.csv": "x,y,z\n1,NA,\n2,3,null\n,5,N/A\n4,NaN,\n5,8,\n",
  "constant.csv": "k,v,w\n7,0.1,a\n7,0.1,a\n7,0.1,a\n7,0.1,a\n",
  "ragged.csv": "a,b,c\n1,2\n3,4,5,6\n7,8,9\n",
  "same-names.csv": "a,a,,a\n1,2,3,4\n5,6,7,8\n",
  "codes.csv": "zip,phone,id\n01234,0049123,1\n99999,0049124,2\n00501,0049125,3\n",
  "formulas.csv": "name,n\n=1+1,1\n@cmd,2\n+49,3\n<script>alert(1)</script>,4\n| pipe *star* |,5\n",
  "patterns.csv": "group,n\na*,1\nab,2\na*,3\nab,4\n>1,5\n>1,6\n",
  "unclosed.csv": 'a,b\n1,"never closed\n2,3\n',
  "huge-values.csv": "n\n1e300\n-1e300\n5e-324\n9007199254740993\n1e999\n",
  "control.csv": "name,n\nbell\u0007\u0000,1\nemoji 😀,2\n\ufffe,3\n",
  "years.csv": "Jahr,Wert\n1990,1\n1991,3\n1992,5\n1993,7\n",
  "ancient.csv": "date,n\n1850-01-01,1\n1850-01-02,2\n1950-01-03,4\n",
};
