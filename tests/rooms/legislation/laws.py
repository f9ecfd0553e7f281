"""A small model law and laws of two members; all of it is invented.

What corresponds: model 1 is Kazakhstan 1 and Türkiye 1; model 2 is split into Kazakhstan
2 and 3; model 3(1) has another deadline in Kazakhstan 4(1); model 3(2) is absent there;
model 4 has no partner in Türkiye.
"""

MODEL_EN = """\
Model law on the recall of toys (sample)

Chapter 1. General provisions

Article 1. Subject
This Law governs the recall of toys that present a serious risk.

Article 2. Definitions and duties
1. Producer means a person who makes a toy and sells it under its own name.
2. The producer shall keep the technical file for 10 years.

Chapter 2. Recall

Article 3. Recall
1. The producer shall recall a toy that presents a serious risk within 5 working days.
2. The producer shall inform the market surveillance authority of:
(a) the batch and the number of units sold;
(b) the measures taken to reach the consumers.

Article 4. Supervision
The market surveillance authority may prohibit the sale of a toy referred to in Article 3(1).
"""
MODEL_RU = """\
Модельный закон об отзыве игрушек (образец)

Глава 1. Общие положения

Статья 1. Предмет
Настоящий Закон регулирует отзыв игрушек, представляющих серьёзный риск.

Статья 2. Определения и обязанности
1. Производитель – лицо, которое изготавливает игрушку и продаёт её под своим именем.
2. Производитель хранит технический файл в течение 10 лет.

Глава 2. Отзыв

Статья 3. Отзыв
1. Производитель отзывает игрушку, представляющую серьёзный риск, в течение 5 рабочих дней.
2. Производитель сообщает органу надзора за рынком:
a) партию и количество проданных единиц;
b) меры, принятые для оповещения потребителей.

Статья 4. Надзор
Орган надзора за рынком вправе запретить продажу игрушки, указанной в статье 3.
"""
KZ_KK = """\
Ойыншықтарды кері қайтарып алу туралы заң (үлгі)

1-тарау. Жалпы ережелер

1-бап. Заңның мәні
Осы Заң елеулі қауіп төндіретін ойыншықтарды кері қайтарып алуды реттейді.

2-бап. Негізгі ұғымдар
Өндіруші – ойыншық жасайтын және оны өз атымен сататын тұлға.

3-бап. Техникалық құжаттар
Өндіруші техникалық құжаттарды 10 жыл сақтайды.

2-тарау. Кері қайтарып алу

4-бап. Кері қайтарып алу
1. Өндіруші елеулі қауіп төндіретін ойыншықты 15 жұмыс күні ішінде кері қайтарып алады.
2. Шығындарды өндіруші көтереді.

5-бап. Қадағалау
Нарықты қадағалау органы 4-бапта көрсетілген ойыншықтың сатылуына тыйым салуға құқылы.
"""
KZ_KK_LATER = KZ_KK.replace("15 жұмыс", "10 жұмыс").replace(
    "\n2-тарау. Кері",
    "\n3-1-бап. Ескертулер\nОйыншықта ескерту болуға тиіс.\n\n2-тарау. Кері",
)
"""The next version: another deadline in article 4(1), a new article 3-1."""
KZ_EN = """\
Law on the recall of toys (sample)

Chapter 1. General provisions

Article 1. Subject of the Law
This Law governs the recall of toys that present a serious risk.

Article 2. Main terms
Producer means a person who makes a toy and sells it in its own name.

Article 3. Technical documents
The producer keeps the technical documents for 10 years.

Chapter 2. Recall

Article 4. Recall
1. The producer recalls a toy that presents a serious risk within 15 working days.
2. The costs are borne by the producer.

Article 5. Supervision
The market surveillance authority may prohibit the sale of a toy named in Article 4.
"""
TR_TR = """\
Oyuncakların geri çağrılmasına dair kanun (örnek)

BİRİNCİ BÖLÜM
Genel Hükümler

Amaç
MADDE 1 – Bu Kanun, ciddi risk taşıyan oyuncakların geri çağrılmasını düzenler.

Tanımlar
MADDE 2 – (1) Üretici, oyuncağı imal eden ve kendi adıyla satan kişidir.
(2) Üretici, teknik dosyayı 10 yıl süreyle saklar.

İKİNCİ BÖLÜM
Geri Çağırma

Geri çağırma
MADDE 3 – (1) Üretici, ciddi risk taşıyan oyuncağı 5 iş günü içinde geri çağırır.
(2) Üretici, piyasa gözetimi kurumuna parti numarasını ve satılan adedi bildirir.
"""
