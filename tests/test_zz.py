import time
from datetime import datetime, UTC
import pytest
@pytest.mark.parametrize("page", ["redesign.py","roles.py","profiles.py","organising.py","plan.py"])
def test_it(store, visitor, page):
    import workshop, sheets
    from tests.screening import begun, DESK, CONTENT
    here=begun(store)
    ro=sheets.proposed_roles(CONTENT.redesign.roles,"da")
    more=tuple(ro.roles[0].model_copy(update={"id":f"x{n}","name":f"Egen rolle {n}"}) for n in range(2))
    ro=ro.model_copy(update={"roles":ro.roles+more})
    workshop.fill(store,DESK,here.id,sheets.Roles,lambda _: ro,now=datetime.now(UTC))
    w=visitor.window(here.id); w.show(page)
    from streamlit.runtime.scriptrunner import script_runner, exec_code
    orig=exec_code.exec_func_with_error_handling
    T=[]
    def wrapped(*a,**k):
        t=time.perf_counter()
        try: return orig(*a,**k)
        finally: T.append(time.perf_counter()-t)
    script_runner.exec_func_with_error_handling=wrapped
    try:
        for i in range(25): w.app.run()
    finally: script_runner.exec_func_with_error_handling=orig
    T.sort(); print('\nPAGE',page, [round(x*1000,1) for x in (T[2],T[len(T)//2])])
