"""The Report as files that people work on: Word, PowerPoint, Excel. They only draw.

The same bytes for the same Report, and nothing that anybody has typed is ever run or reckoned out.
"""
